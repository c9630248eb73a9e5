package dev.unfold.tagger;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.model.LabRnn;
import dev.unfold.model.Mlp;
import dev.unfold.model.NetworkSize;
import dev.unfold.model.SequenceModel;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** The networks that a tagger can be made of: a closed set, since model files spell them. */
public enum Cell {
  /** {@link LabRnn}, the lab's recurrent network. */
  RNN(List.of("W_e", "W_x", "W_h", "W_y")) {
    @Override
    public SequenceModel create(NetworkSize size, DType dtype, RandomGenerator random) {
      return LabRnn.glorot(size, dtype, random);
    }

    @Override
    SequenceModel of(List<Matrix> w) {
      return new LabRnn(w.get(0), w.get(1), w.get(2), w.get(3));
    }
  },
  /** {@link Mlp}, the feed-forward network on a window of three words. */
  MLP(List.of("W_e", "W_before", "W_x", "W_after", "W_y")) {
    @Override
    public SequenceModel create(NetworkSize size, DType dtype, RandomGenerator random) {
      return Mlp.glorot(size, dtype, random);
    }

    @Override
    SequenceModel of(List<Matrix> w) {
      return new Mlp(w.get(0), w.get(1), w.get(2), w.get(3), w.get(4));
    }
  };

  private final List<String> parameters;

  Cell(List<String> parameters) {
    this.parameters = parameters;
  }

  /** The names of the network's parameters, in order. */
  public List<String> parameters() {
    return parameters;
  }

  /** A new network with weights drawn from {@code random}. */
  public abstract SequenceModel create(NetworkSize size, DType dtype, RandomGenerator random);

  /** A network with the given weights, in the order of {@link #parameters()}. */
  abstract SequenceModel of(List<Matrix> weights);

  /** As the command line and model files spell it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
