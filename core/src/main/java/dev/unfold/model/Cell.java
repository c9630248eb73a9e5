package dev.unfold.model;

import dev.unfold.matrix.DType;
import dev.unfold.nn.Activation;
import dev.unfold.nn.Gru;
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
  },
  /** Long short-term memory. */
  LSTM {
    @Override
    Layer direction(String name, int input, int hidden, DType dtype, RandomGenerator random) {
      return Lstm.glorot(name, input, hidden, dtype, random);
    }
  },
  /** The gated recurrent unit, as PyTorch and cuDNN have it. */
  GRU {
    @Override
    Layer direction(String name, int input, int hidden, DType dtype, RandomGenerator random) {
      return Gru.glorot(name, input, hidden, dtype, random);
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

  /** As the command line and model files spell it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
