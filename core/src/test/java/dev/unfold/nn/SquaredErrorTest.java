package dev.unfold.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.unfold.TestSeed;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.ShapeException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Squared error by hand and numerically. */
final class SquaredErrorTest {
  /** Errors (0.5, −2) and (3, 0): L = (0.25 + 4 + 9) / 2. */
  @ParameterizedTest
  @EnumSource(DType.class)
  void numbersByHand(DType dtype) {
    Matrix y = Matrix.of(dtype, new double[][] {{1.5, -1}, {5, 7}});
    Matrix target = Matrix.of(dtype, new double[][] {{1, 1}, {2, 7}});
    SquaredError.Pass pass = new SquaredError().forward(y, target);
    assertThat(pass.loss()).isEqualTo(6.625);
    assertThat(pass.backward().toArray()).isDeepEqualTo(new double[][] {{0.5, -2}, {3, 0}});
    assertThat(pass.backward().dtype()).isEqualTo(dtype);
    assertThat(y.get(0, 0)).as("input unchanged").isEqualTo(1.5);
  }

  @Test
  void gradientMatchesNumericGradient() {
    Random random = TestSeed.random();
    Matrix y = Numeric.matrix(DType.FLOAT64, 7, 3, random);
    Matrix target = Numeric.matrix(DType.FLOAT64, 7, 3, random);
    SquaredError error = new SquaredError();
    Matrix dy = error.forward(y, target).backward();
    for (int r = 0; r < 7; r++) {
      for (int k = 0; k < 3; k++) {
        double at = y.get(r, k);
        y.set(r, k, at + 1e-6);
        double above = error.forward(y, target).loss();
        y.set(r, k, at - 1e-6);
        double below = error.forward(y, target).loss();
        y.set(r, k, at);
        assertThat(dy.get(r, k)).isCloseTo((above - below) / 2e-6, within(1e-8));
      }
    }
  }

  @Test
  void lossIsAMeanOverRowsOnly() {
    Random random = TestSeed.random();
    Matrix y = Numeric.matrix(DType.FLOAT64, 5, 2, random);
    Matrix target = Numeric.matrix(DType.FLOAT64, 5, 2, random);
    double loss = new SquaredError().forward(y, target).loss();
    int[] twice = {0, 1, 2, 3, 4, 0, 1, 2, 3, 4};
    assertThat(new SquaredError().forward(y.gather(twice), target.gather(twice)).loss())
        .isCloseTo(loss, within(1e-14));
    assertThat(new SquaredError().forward(y.beside(y), target.beside(target)).loss())
        .isCloseTo(2 * loss, within(1e-14));
  }

  @Test
  void noRowsGiveNaN() {
    Matrix none = Matrix.zeros(DType.FLOAT64, 0, 3);
    SquaredError.Pass pass = new SquaredError().forward(none, none);
    assertThat(pass.loss()).isNaN();
    assertThat(pass.backward().shape()).isEqualTo("0×3");
  }

  @Test
  void differentShapesAreRejected() {
    Matrix y = Matrix.zeros(DType.FLOAT64, 4, 1);
    assertThatThrownBy(() -> new SquaredError().forward(y, y.rows(0, 3)))
        .isInstanceOf(ShapeException.class)
        .hasMessage("SquaredError.forward: y is 4×1, the target is 3×1");
    assertThatThrownBy(() -> new SquaredError().forward(y, y.beside(y)))
        .isInstanceOf(ShapeException.class)
        .hasMessage("SquaredError.forward: y is 4×1, the target is 4×2");
  }
}
