package dev.unfold.torch;

import dev.unfold.nn.Activation;
import dev.unfold.nn.Gru;
import dev.unfold.nn.Lstm;
import dev.unfold.nn.Recurrent;
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

/** One of PyTorch's own recurrent modules, as {@link TorchNetwork} and {@link TorchTagger} need it. */
interface TorchCell {
  /**
   * The sizes of a module.
   *
   * @param width D, of the input
   * @param hidden H, of each direction
   * @param layers the number of stacked layers
   * @param bidirectional whether it reads in both directions
   */
  record Size(long width, long hidden, long layers, boolean bidirectional) {}

  /** The module. */
  Module module();

  /** Sentences of one length: T×B×D to T×B×H, or T×B×2H in both directions. */
  Tensor forward(Tensor x);

  /** Sentences of different lengths: N×D to N×H, packed. */
  Tensor forward(PackedSequence x);

  /** Whether PyTorch has a module for such a layer. */
  static boolean knows(Recurrent layer) {
    return layer instanceof Lstm
        || layer instanceof Gru
        || layer instanceof Rnn rnn && rnn.activation() == Activation.TANH;
  }

  /**
   * The module that computes what layers of that kind do; its weights are PyTorch's.
   *
   * @throws IllegalArgumentException if PyTorch has none
   */
  static TorchCell like(Recurrent layer, Size size) {
    if (!knows(layer)) {
      throw new IllegalArgumentException(
          "PyTorch has no module for " + layer.getClass().getSimpleName());
    }
    return layer instanceof Lstm
        ? new LstmCell(lstm(size))
        : layer instanceof Gru ? new GruCell(gru(size)) : new TanhCell(tanh(size));
  }

  private static LSTMImpl lstm(Size size) {
    LSTMOptions options = new LSTMOptions(size.width, size.hidden);
    options.num_layers().put(size.layers);
    options.bidirectional().put(size.bidirectional);
    return new LSTMImpl(options);
  }

  private static GRUImpl gru(Size size) {
    GRUOptions options = new GRUOptions(size.width, size.hidden);
    options.num_layers().put(size.layers);
    options.bidirectional().put(size.bidirectional);
    return new GRUImpl(options);
  }

  private static RNNImpl tanh(Size size) {
    RNNOptions options = new RNNOptions(size.width, size.hidden);
    options.num_layers().put(size.layers);
    options.bidirectional().put(size.bidirectional);
    return new RNNImpl(options);
  }

  /** {@code LSTM}; in float32, for sentences of one length, oneDNN computes it. */
  record LstmCell(LSTMImpl module) implements TorchCell {
    @Override
    public Tensor forward(Tensor x) {
      return module.forward(x).get0();
    }

    @Override
    public Tensor forward(PackedSequence x) {
      return module.forward_with_packed_input(x).get0().data();
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
  }
}
