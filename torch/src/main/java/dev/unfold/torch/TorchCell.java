package dev.unfold.torch;

import dev.unfold.nn.Activation;
import dev.unfold.nn.Bidirectional;
import dev.unfold.nn.Gru;
import dev.unfold.nn.Layer;
import dev.unfold.nn.Lstm;
import dev.unfold.nn.Rnn;
import org.bytedeco.pytorch.GRUImpl;
import org.bytedeco.pytorch.GRUOptions;
import org.bytedeco.pytorch.LSTMImpl;
import org.bytedeco.pytorch.LSTMOptions;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.PackedSequence;
import org.bytedeco.pytorch.RNNImpl;
import org.bytedeco.pytorch.RNNOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/** One of PyTorch's own recurrent modules, in both directions, as {@link TorchNetwork} needs it. */
interface TorchCell {
  /** The module. */
  Module module();

  /** Sentences of one length: T×B×D to T×B×2H. */
  Tensor forward(Tensor x);

  /** Sentences of many lengths: N×D to N×2H, packed. */
  Tensor forward(PackedSequence x);

  /** The weights of one direction, as this module orders them. */
  TensorVector layout(Named direction);

  /**
   * The module that computes what the layer does, D to 2H; its weights are PyTorch's.
   *
   * @throws IllegalArgumentException if PyTorch has none
   */
  static TorchCell like(Bidirectional layer, int width, int hidden) {
    Layer direction = layer.toRight();
    if (direction instanceof Lstm) {
      return new LstmCell(lstm(width, hidden));
    } else if (direction instanceof Gru) {
      return new GruCell(gru(width, hidden));
    } else if (direction instanceof Rnn rnn && rnn.activation() == Activation.TANH) {
      return new TanhCell(tanh(width, hidden));
    }
    throw new IllegalArgumentException(
        "TorchNetwork: PyTorch has no module for " + direction.getClass().getSimpleName());
  }

  private static LSTMImpl lstm(int width, int hidden) {
    LSTMOptions options = new LSTMOptions(width, hidden);
    options.bidirectional().put(true);
    return new LSTMImpl(options);
  }

  private static GRUImpl gru(int width, int hidden) {
    GRUOptions options = new GRUOptions(width, hidden);
    options.bidirectional().put(true);
    return new GRUImpl(options);
  }

  private static RNNImpl tanh(int width, int hidden) {
    RNNOptions options = new RNNOptions(width, hidden);
    options.bidirectional().put(true);
    return new RNNImpl(options);
  }

  /** {@code LSTM}; on one length of sentences it is oneDNN's. */
  record LstmCell(LSTMImpl module) implements TorchCell {
    @Override
    public Tensor forward(Tensor x) {
      return module.forward(x).get0();
    }

    @Override
    public Tensor forward(PackedSequence x) {
      return module.forward_with_packed_input(x).get0().data();
    }

    @Override
    public TensorVector layout(Named direction) {
      return TorchLayout.lstm(direction);
    }
  }

  /** {@code GRU}. */
  record GruCell(GRUImpl module) implements TorchCell {
    @Override
    public Tensor forward(Tensor x) {
      return module.forward(x).get0();
    }

    @Override
    public Tensor forward(PackedSequence x) {
      return module.forward_with_packed_input(x).get0().data();
    }

    @Override
    public TensorVector layout(Named direction) {
      return TorchLayout.gru(direction);
    }
  }

  /** {@code RNN} with its tanh. */
  record TanhCell(RNNImpl module) implements TorchCell {
    @Override
    public Tensor forward(Tensor x) {
      return module.forward(x).get0();
    }

    @Override
    public Tensor forward(PackedSequence x) {
      return module.forward_with_packed_input(x).get0().data();
    }

    @Override
    public TensorVector layout(Named direction) {
      return TorchLayout.rnn(direction);
    }
  }
}
