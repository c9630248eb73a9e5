package dev.unfold.lab.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import org.junit.jupiter.api.Test;

final class RelativeErrorsTest {
  private static final double NAN = Double.NaN;
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  private static Matrix row(double... entries) {
    return Matrix.of(DType.FLOAT64, new double[][] {entries});
  }

  @Test
  void anEntryIsMeasuredAgainstTheLargerOfBothATenthOfTheLargestAndAThousandth() {
    Matrix errors = RelativeErrors.errors(row(10, 4, 0.5), row(10, 5, 0.25));
    assertThat(errors.get(0, 0)).isZero();
    assertThat(errors.get(0, 1)).isEqualTo(0.2);
    assertThat(errors.get(0, 2)).isEqualTo(0.25);
    assertThat(RelativeErrors.errors(row(1e-5), row(0)).get(0, 0)).isCloseTo(0.01, within(1e-15));
  }

  @Test
  void whatIsNotANumberIsOneErrorUnlessItShouldBe() {
    Matrix errors =
        RelativeErrors.errors(row(NAN, INFINITY, INFINITY, NAN), row(1, 1, INFINITY, NAN));
    assertThat(errors.toArray()[0]).containsExactly(NAN, NAN, 0, 0);
    assertThat(RelativeErrors.largest(errors)).isNaN();
    assertThat(RelativeErrors.same(row(NAN, INFINITY), row(NAN, INFINITY))).isTrue();
    assertThat(RelativeErrors.same(row(NAN), row(INFINITY))).isFalse();
  }

  @Test
  void alikeIsUpToRounding() {
    assertThat(RelativeErrors.alike(row(1, 2), row(1 + 1e-10, 2))).isTrue();
    assertThat(RelativeErrors.alike(row(1, 2), row(1 + 1e-6, 2))).isFalse();
    assertThat(RelativeErrors.alike(row(1, 2), row(1, 2).transposed())).isFalse();
  }
}
