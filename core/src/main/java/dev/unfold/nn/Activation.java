package dev.unfold.nn;

import dev.unfold.matrix.Matrix;

/**
 * An element-wise non-linearity. Its derivative follows from its output, so the pre-activation is not stored.
 *
 * <p>Derived in guide/layers/activations.md.
 */
public enum Activation {
  /** h = σ(z) = 1 / (1 + e^−z), from 0 to 1; derivative h (1 − h), at most 1/4. */
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

  /** h = tanh(z), from −1 to 1; derivative 1 − h², at most 1. */
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

  /** h = max(z, 0); derivative 1 where h is above zero, else 0. */
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

  /** Turns dh into dz = dh ⊙ φ′(z), in place, and returns it; h is the result of {@link #apply}. */
  public abstract Matrix backward(Matrix dh, Matrix h);
}
