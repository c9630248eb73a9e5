package dev.unfold.model;

import dev.unfold.matrix.DType;
import dev.unfold.nn.Activation;
import dev.unfold.nn.ChoGru;
import dev.unfold.nn.Gate;
import dev.unfold.nn.Gru;
import dev.unfold.nn.InitialState;
import dev.unfold.nn.Lstm;
import dev.unfold.nn.Recurrent;
import dev.unfold.nn.Rnn;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * The recurrent cells. All that other packages ask about a cell stands here, so that a new one is a constant of this enum.
 *
 * <pre>{@code
 *             PyTorch's order of gates           ONNX's order
 *   RNN       the layer itself, without a name   the same
 *   LSTM      input forget candidate output      input output forget candidate
 *             i     f      g         o           i     o      f      c
 *   GRU       reset update candidate             update reset candidate
 *             r     z      n                     z      r     h
 *   CHO_GRU   reset update candidate             update reset candidate
 * }</pre>
 *
 * <p>A gate's parameters are called {@code input.w}, {@code input.u}, {@code input.b}, those of an RNN {@code w}, {@code
 * u}, {@code b}. Source: the documentation of torch.nn.LSTM and torch.nn.GRU; the ONNX operators RNN, LSTM and GRU.
 */
public enum Cell {
  /** The simple recurrent cell with a sigmoid: the lab's. */
  RNN(Rnn.class, List.of(""), List.of(""), "RNN") {
    @Override
    Recurrent glorot(String name, int input, int hidden, DType dtype, RandomGenerator random) {
      return Rnn.glorot(name, input, hidden, Activation.SIGMOID, dtype, random);
    }

    @Override
    Recurrent loaded(Gates gates) {
      return new Rnn(Activation.SIGMOID, gates.gate(""), gates.zero());
    }
  },
  /** Long short-term memory. */
  LSTM(
      Lstm.class,
      List.of("input.", "forget.", "candidate.", "output."),
      List.of("input.", "output.", "forget.", "candidate."),
      "LSTM") {
    @Override
    Recurrent glorot(String name, int input, int hidden, DType dtype, RandomGenerator random) {
      return Lstm.glorot(name, input, hidden, dtype, random);
    }

    @Override
    Recurrent loaded(Gates gates) {
      return new Lstm(
          gates.gate(".input"),
          gates.gate(".forget"),
          gates.gate(".candidate"),
          gates.gate(".output"),
          gates.zero(),
          gates.zero());
    }
  },
  /** The gated recurrent unit of PyTorch and cuDNN: the reset gate acts after the product with U. */
  GRU(
      Gru.class,
      List.of("reset.", "update.", "candidate."),
      List.of("update.", "reset.", "candidate."),
      "GRU") {
    @Override
    Recurrent glorot(String name, int input, int hidden, DType dtype, RandomGenerator random) {
      return Gru.glorot(name, input, hidden, dtype, random);
    }

    @Override
    Recurrent loaded(Gates gates) {
      return new Gru(
          gates.gate(".reset"),
          gates.gate(".update"),
          gates.gate(".candidate"),
          gates.weights.parameter(gates.name + "." + MEMORY_BIAS, 1, gates.hidden),
          gates.zero());
    }

    @Override
    public boolean hasMemoryBias() {
      return true;
    }
  },
  /** The gated recurrent unit as first published: the reset gate acts before the product with U. */
  CHO_GRU(
      ChoGru.class,
      List.of("reset.", "update.", "candidate."),
      List.of("update.", "reset.", "candidate."),
      "GRU") {
    @Override
    Recurrent glorot(String name, int input, int hidden, DType dtype, RandomGenerator random) {
      return ChoGru.glorot(name, input, hidden, dtype, random);
    }

    @Override
    Recurrent loaded(Gates gates) {
      return new ChoGru(
          gates.gate(".reset"), gates.gate(".update"), gates.gate(".candidate"), gates.zero());
    }

    @Override
    public boolean hasTorchModule() {
      return false;
    }
  };

  /** The second bias of a {@link Gru}'s candidate, added after the product with U. */
  public static final String MEMORY_BIAS = "memory.b";

  private final Class<? extends Recurrent> layer;
  private final List<String> torchGates;
  private final List<String> onnxGates;
  private final String onnxOperator;

  Cell(
      Class<? extends Recurrent> layer,
      List<String> torchGates,
      List<String> onnxGates,
      String onnxOperator) {
    this.layer = layer;
    this.torchGates = torchGates;
    this.onnxGates = onnxGates;
    this.onnxOperator = onnxOperator;
  }

  /** One direction's weights as they were loaded, gate by gate. */
  record Gates(String name, int input, int hidden, Weights.Loaded weights) {
    /** The gate whose parameters are {@code name + suffix + ".w"} and so on. */
    Gate gate(String suffix) {
      return new Gate(
          weights.parameter(name + suffix + ".w", hidden, input),
          weights.parameter(name + suffix + ".u", hidden, hidden),
          weights.parameter(name + suffix + ".b", 1, hidden));
    }

    InitialState zero() {
      return InitialState.zero(hidden, weights.dtype());
    }
  }

  /**
   * The cell of a layer.
   *
   * @throws IllegalArgumentException if it is the layer of none of these cells
   */
  public static Cell of(Recurrent layer) {
    return Arrays.stream(values())
        .filter(cell -> cell.layer.isInstance(layer))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "cell: "
                        + layer.getClass().getSimpleName()
                        + " is none of "
                        + Arrays.toString(values())));
  }

  /** The prefixes of the gates' parameters, up to {@code w}, {@code u} or {@code b}, in PyTorch's order, first on top. */
  public List<String> torchGates() {
    return torchGates;
  }

  /** The same prefixes in ONNX's order. */
  public List<String> onnxGates() {
    return onnxGates;
  }

  /** The name of the ONNX operator. */
  public String onnxOperator() {
    return onnxOperator;
  }

  /** Whether the candidate has the second bias {@link #MEMORY_BIAS}: the reset gate acts after the product with U. */
  public boolean hasMemoryBias() {
    return false;
  }

  /** Whether PyTorch has a module with these weights. */
  public boolean hasTorchModule() {
    return true;
  }

  /** The number of weights of one direction: W, U and b of every gate, and the second bias. */
  public double weights(double input, double hidden) {
    return torchGates.size() * hidden * (input + hidden + 1) + (hasMemoryBias() ? hidden : 0);
  }

  /** One direction of a layer with new weights. */
  abstract Recurrent glorot(
      String name, int input, int hidden, DType dtype, RandomGenerator random);

  /** One direction of a layer with weights that were loaded. */
  abstract Recurrent loaded(Gates gates);

  /** The name in options and model files: {@code rnn}, {@code lstm}, {@code gru}, {@code chogru}. */
  @Override
  public String toString() {
    return name().replace("_", "").toLowerCase(Locale.ROOT);
  }
}
