package dev.unfold.exchange;

import dev.unfold.nn.ChoGru;
import dev.unfold.nn.Gru;
import dev.unfold.nn.Lstm;
import dev.unfold.nn.Recurrent;
import dev.unfold.nn.Rnn;
import java.util.List;

/**
 * The order in which a library stacks the gates of a recurrent layer, the first on top.
 *
 * <pre>{@code
 *             PyTorch                            ONNX
 *   LSTM      input forget candidate output      input output forget candidate
 *             i     f      g         o           i     o      f      c
 *   GRU       reset update candidate             update reset candidate
 *             r     z      n                     z      r     h
 *   RNN       the layer itself, without a name   the same
 * }</pre>
 *
 * <p>Source: the documentation of torch.nn.LSTM and torch.nn.GRU; the ONNX operators LSTM and GRU. A gate's parameters are
 * called {@code input.w}, {@code input.u}, {@code input.b}, those of an RNN {@code w}, {@code u}, {@code b}.
 */
public enum GateOrder {
  /** LSTM i f g o, GRU r z n. */
  TORCH(
      List.of("input.", "forget.", "candidate.", "output."),
      List.of("reset.", "update.", "candidate.")),
  /** LSTM i o f c, GRU z r h. */
  ONNX(
      List.of("input.", "output.", "forget.", "candidate."),
      List.of("update.", "reset.", "candidate."));

  /** The bias that a {@link Gru} adds inside its candidate, behind the product with U. */
  public static final String MEMORY_BIAS = "memory.b";

  private final List<String> lstm;
  private final List<String> gru;

  GateOrder(List<String> lstm, List<String> gru) {
    this.lstm = lstm;
    this.gru = gru;
  }

  /** What the names of each gate's parameters begin with, up to {@code w}, {@code u} or {@code b}. */
  public List<String> gates(Recurrent layer) {
    if (layer instanceof Lstm) {
      return lstm;
    } else if (layer instanceof Gru || layer instanceof ChoGru) {
      return gru;
    } else if (layer instanceof Rnn) {
      return List.of("");
    }
    throw new IllegalArgumentException(
        "gates: " + layer.getClass().getSimpleName() + " is no rnn, lstm or gru");
  }
}
