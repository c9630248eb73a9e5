package dev.unfold.nn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;

/** The gradient of a loss, scores and parameters, against central differences. */
final class LossGradient {
  private static final double EPSILON = 1e-6;
  private static final double ALLOWED = 1e-6;

  /** Entries below this are differences of two losses, which are known to 1e-16, and no more. */
  private static final double NOISE_FLOOR = 1e-3;

  private LossGradient() {}

  static void check(Loss loss, Matrix scores, Batch batch, int[] y) {
    Gradients gradients = new Gradients();
    Matrix ds = loss.forward(scores, batch, y).backward(gradients);
    same("scores", ds, loss, scores, scores, batch, y);
    for (Parameter parameter : loss.parameters()) {
      Matrix analytic = gradients.dense(parameter);
      same(parameter.name(), analytic, loss, parameter.value(), scores, batch, y);
    }
  }

  private static void same(
      String name, Matrix analytic, Loss loss, Matrix value, Matrix scores, Batch batch, int[] y) {
    double floor = Math.max(NOISE_FLOOR, analytic.maxAbs() / 10);
    for (int r = 0; r < value.rows(); r++) {
      for (int k = 0; k < value.columns(); k++) {
        double before = value.get(r, k);
        value.set(r, k, before + EPSILON);
        double above = loss.forward(scores, batch, y).loss();
        value.set(r, k, before - EPSILON);
        double below = loss.forward(scores, batch, y).loss();
        value.set(r, k, before);
        double numeric = (above - below) / (2 * EPSILON);
        double a = analytic.get(r, k);
        double scale = Math.max(floor, Math.max(Math.abs(a), Math.abs(numeric)));
        assertThat(Math.abs(a - numeric) / scale)
            .as("%s[%d,%d] analytic %s numeric %s", name, r, k, a, numeric)
            .isLessThan(ALLOWED);
      }
    }
  }
}
