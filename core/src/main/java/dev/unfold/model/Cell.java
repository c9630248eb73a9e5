package dev.unfold.model;

import dev.unfold.matrix.DType;
import dev.unfold.nn.Activation;
import dev.unfold.nn.Gate;
import dev.unfold.nn.Gru;
import dev.unfold.nn.InitialState;
import dev.unfold.nn.Layer;
import dev.unfold.nn.Lstm;
import dev.unfold.nn.Rnn;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** What goes from token to token in a network: a closed set, since model files spell it. */
public enum Cell {
  /** The simple recurrent cell with a sigmoid: the lab's. */
  RNN {
    @Override
    Layer direction(String name, int input, int hidden, DType dtype, RandomGenerator random) {
      return Rnn.glorot(name, input, hidden, Activation.SIGMOID, dtype, random);
    }

    @Override
    Layer direction(String name, int input, int hidden, Weights.Loaded weights) {
      InitialState zero = InitialState.zero(hidden, weights.dtype());
      return new Rnn(Activation.SIGMOID, gate(name, input, hidden, weights), zero);
    }
  },
  /** Long short-term memory. */
  LSTM {
    @Override
    Layer direction(String name, int input, int hidden, DType dtype, RandomGenerator random) {
      return Lstm.glorot(name, input, hidden, dtype, random);
    }

    @Override
    Layer direction(String name, int input, int hidden, Weights.Loaded weights) {
      InitialState zero = InitialState.zero(hidden, weights.dtype());
      return new Lstm(
          gate(name + ".input", input, hidden, weights),
          gate(name + ".forget", input, hidden, weights),
          gate(name + ".candidate", input, hidden, weights),
          gate(name + ".output", input, hidden, weights),
          zero,
          zero);
    }
  },
  /** The gated recurrent unit, as PyTorch and cuDNN have it. */
  GRU {
    @Override
    Layer direction(String name, int input, int hidden, DType dtype, RandomGenerator random) {
      return Gru.glorot(name, input, hidden, dtype, random);
    }

    @Override
    Layer direction(String name, int input, int hidden, Weights.Loaded weights) {
      return new Gru(
          gate(name + ".reset", input, hidden, weights),
          gate(name + ".update", input, hidden, weights),
          gate(name + ".candidate", input, hidden, weights),
          weights.parameter(name + ".memory.b", 1, hidden),
          InitialState.zero(hidden, weights.dtype()));
    }
  },
  /** Self-attention in place of recurrence. */
  TRANSFORMER,
  /** A window of three words and nothing that goes on: {@link Mlp}. */
  MLP;

  /** Whether a state goes from token to token, so that a direction can be chosen. */
  public boolean isRecurrent() {
    return this == RNN || this == LSTM || this == GRU;
  }

  /** One layer of this cell, from left to right. */
  Layer direction(String name, int input, int hidden, DType dtype, RandomGenerator random) {
    throw new IllegalArgumentException(this + " is not a recurrent cell");
  }

  /** One layer of this cell with weights that are given under the names that new ones would have. */
  Layer direction(String name, int input, int hidden, Weights.Loaded weights) {
    throw new IllegalArgumentException(this + " is not a recurrent cell");
  }

  private static Gate gate(String name, int input, int hidden, Weights.Loaded weights) {
    return new Gate(
        weights.parameter(name + ".w", hidden, input),
        weights.parameter(name + ".u", hidden, hidden),
        weights.parameter(name + ".b", 1, hidden));
  }

  /** As the command line and model files spell it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
