package dev.unfold.nn;

import dev.unfold.matrix.Matrix;

/**
 * What bends a layer's sum, entry by entry; its slope is known from its own output, so the sum need not be kept.
 *
 * <p>Derived in guide/layers/activations.md.
 */
public enum Activation {
  /** h = σ(z) = 1 / (1 + e^−z), from 0 to 1; slope h (1 − h), at most a quarter. */
  SIGMOID {
    @Override
    public Matrix apply(Matrix z) {
      return z.sigmoid();
    }

    @Override
    public Matrix backward(Matrix dh, Matrix h) {
      return dh.sigmoidBackward(h);
    }
  },

  /** h = tanh(z), from −1 to 1; slope 1 − h², at most one. */
  TANH {
    @Override
    public Matrix apply(Matrix z) {
      return z.tanh();
    }

    @Override
    public Matrix backward(Matrix dh, Matrix h) {
      return dh.tanhBackward(h);
    }
  },

  /** h = max(z, 0); slope one where h is above zero, else zero. */
  RELU {
    @Override
    public Matrix apply(Matrix z) {
      return z.relu();
    }

    @Override
    public Matrix backward(Matrix dh, Matrix h) {
      return dh.reluBackward(h);
    }
  };

  /** Turns z into h = φ(z), in place, and returns it. */
  public abstract Matrix apply(Matrix z);

  /** Turns dh into dz = dh ⊙ φ′(z), in place, and returns it; h is what {@link #apply} made of z. */
  public abstract Matrix backward(Matrix dh, Matrix h);
}
