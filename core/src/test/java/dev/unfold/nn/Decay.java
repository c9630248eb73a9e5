package dev.unfold.nn;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import java.util.List;

/**
 * A minimal recurrent layer, in one direction or the other: h_t = x_t + h/2, h the previous state, zero at the
 * start.
 */
record Decay(boolean rightToLeft) implements Layer {
  @Override
  public List<Parameter> parameters() {
    return List.of();
  }

  @Override
  public Layer.Pass forward(Matrix x, Batch batch) {
    return new Pass(run(x, batch, rightToLeft), batch, rightToLeft);
  }

  private static Matrix run(Matrix x, Batch batch, boolean rightToLeft) {
    Matrix h = x.copy();
    for (int[] rows : batch.rows()) {
      for (int t = 1; t < rows.length; t++) {
        int here = rightToLeft ? rows.length - 1 - t : t;
        int before = rightToLeft ? here + 1 : here - 1;
        h.row(rows[here]).addScaled(0.5, h.row(rows[before]));
      }
    }
    return h;
  }

  /** Gradients decay in the opposite direction. */
  private record Pass(Matrix output, Batch batch, boolean rightToLeft) implements Layer.Pass {
    @Override
    public Matrix backward(Matrix dy, Gradients into) {
      return run(dy, batch, !rightToLeft);
    }
  }

  /** Both directions, side by side. */
  record Both() implements Layer {
    @Override
    public List<Parameter> parameters() {
      return List.of();
    }

    @Override
    public Layer.Pass forward(Matrix x, Batch batch) {
      Layer.Pass right = new Decay(false).forward(x, batch);
      Layer.Pass left = new Decay(true).forward(x, batch);
      return new BothPass(right, left);
    }
  }

  private record BothPass(Layer.Pass right, Layer.Pass left) implements Layer.Pass {
    @Override
    public Matrix output() {
      return right.output().beside(left.output());
    }

    @Override
    public Matrix backward(Matrix dy, Gradients into) {
      int half = dy.columns() / 2;
      Matrix dx = right.backward(dy.columns(0, half), into);
      return dx.add(left.backward(dy.columns(half, 2 * half), into));
    }
  }
}
