package dev.unfold.lab.experiment;

import dev.unfold.matrix.DType;
import dev.unfold.nn.Activation;
import dev.unfold.nn.Dropout;
import dev.unfold.nn.Gru;
import dev.unfold.nn.Layer;
import dev.unfold.nn.Lstm;
import dev.unfold.nn.Rnn;
import dev.unfold.nn.SinusoidalPositions;
import dev.unfold.nn.Stack;
import dev.unfold.nn.TransformerEncoder;
import dev.unfold.nn.TransformerSize;
import java.util.random.RandomGenerator;

/**
 * The networks through which {@link GradientFlow} sends a gradient, from the one that loses it first to the one that
 * keeps it: one layer each, from left to right, that reads and writes vectors of the same width.
 */
public enum FlowNetwork {
  /** The simple recurrent network of the lab. */
  SIGMOID_RNN("sigmoid RNN") {
    @Override
    public Layer create(int width, RandomGenerator random) {
      return Rnn.glorot("rnn", width, width, Activation.SIGMOID, DType.FLOAT64, random);
    }
  },
  /** The same with tanh, whose slope is up to four times as steep. */
  TANH_RNN("tanh RNN") {
    @Override
    public Layer create(int width, RandomGenerator random) {
      return Rnn.glorot("rnn", width, width, Activation.TANH, DType.FLOAT64, random);
    }
  },
  /** The gated recurrent unit, as PyTorch and cuDNN have it. */
  GRU("GRU") {
    @Override
    public Layer create(int width, RandomGenerator random) {
      return Gru.glorot("gru", width, width, DType.FLOAT64, random);
    }
  },
  /** Long short-term memory. */
  LSTM("LSTM") {
    @Override
    public Layer create(int width, RandomGenerator random) {
      return Lstm.glorot("lstm", width, width, DType.FLOAT64, random);
    }
  },
  /** A Transformer's encoder that does not see the future: positions, and one block of 4 heads (1 if they don't fit). */
  TRANSFORMER("Transformer") {
    @Override
    public Layer create(int width, RandomGenerator random) {
      int heads = width % 4 == 0 ? 4 : 1;
      TransformerSize size = new TransformerSize(width, heads, 4 * width, 1);
      Dropout none = new Dropout(0);
      return Stack.of(
          new SinusoidalPositions(),
          TransformerEncoder.causal("transformer", size, none, DType.FLOAT64, random));
    }
  };

  private final String spelling;

  FlowNetwork(String spelling) {
    this.spelling = spelling;
  }

  /** A new, untrained network in {@code FLOAT64}; its input and output are N×width. */
  public abstract Layer create(int width, RandomGenerator random);

  /** As pictures and tables call it. */
  @Override
  public String toString() {
    return spelling;
  }
}
