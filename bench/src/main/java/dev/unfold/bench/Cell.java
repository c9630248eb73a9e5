package dev.unfold.bench;

import dev.unfold.matrix.DType;
import dev.unfold.nn.Activation;
import dev.unfold.nn.Gru;
import dev.unfold.nn.Layer;
import dev.unfold.nn.Lstm;
import dev.unfold.nn.Rnn;
import java.util.random.RandomGenerator;

/** The recurrent layers that PyTorch has too. */
enum Cell {
  LSTM,
  GRU,
  TANH_RNN;

  /** One direction, D to H. */
  Layer direction(String name, int width, int hidden, RandomGenerator random) {
    return switch (this) {
      case LSTM -> Lstm.glorot(name, width, hidden, DType.FLOAT32, random);
      case GRU -> Gru.glorot(name, width, hidden, DType.FLOAT32, random);
      case TANH_RNN -> Rnn.glorot(name, width, hidden, Activation.TANH, DType.FLOAT32, random);
    };
  }

  /** The name in tables: {@code BiLSTM}. */
  @Override
  public String toString() {
    return switch (this) {
      case LSTM -> "BiLSTM";
      case GRU -> "BiGRU";
      case TANH_RNN -> "BiRNN (tanh)";
    };
  }
}
