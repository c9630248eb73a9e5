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
 * The networks whose {@link GradientFlow} is measured, from the one whose gradient vanishes first to the one that keeps
 * it. Each is one causal layer whose input and output have the same width.
 */
public enum FlowNetwork {
  /** The simple recurrent network of the lab. */
  SIGMOID_RNN("sigmoid RNN") {
    @Override
    public Layer create(int width, RandomGenerator random) {
      return Rnn.glorot("rnn", width, width, Activation.SIGMOID, DType.FLOAT64, random);
    }
  },
  /** The same with tanh, whose derivative is up to four times as large. */
  TANH_RNN("tanh RNN") {
    @Override
    public Layer create(int width, RandomGenerator random) {
      return Rnn.glorot("rnn", width, width, Activation.TANH, DType.FLOAT64, random);
    }
  },
  /** The gated recurrent unit, as in PyTorch and cuDNN. */
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
  /** A causal Transformer encoder: positions, and one block of 4 heads (1 if the width is not a multiple of 4). */
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

  /** The name in pictures and tables. */
  @Override
  public String toString() {
    return spelling;
  }
}
