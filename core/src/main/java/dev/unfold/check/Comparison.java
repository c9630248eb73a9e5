package dev.unfold.check;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import java.util.Comparator;
import java.util.Locale;

/**
 * The difference of two numbers or tensors that must be equal up to rounding.
 *
 * @param what the name of the tensor or invariant
 * @param difference the largest difference of two entries, relative to the largest entry; a gradient that is far smaller
 *     than the others of the same loss is measured relative to a tenth of the largest, since it may be nothing but their
 *     rounding; NaN if an entry is not a number
 * @param allowed the largest difference that rounding explains
 */
public record Comparison(String what, double difference, double allowed) {
  /** In ascending order of the difference; NaN counts as the largest. */
  static final Comparator<Comparison> BY_DIFFERENCE =
      Comparator.comparingDouble(Comparison::difference);

  /** The difference of two tensors. */
  static double difference(Matrix a, Matrix b) {
    return difference(a, b, 0);
  }

  /** The difference of two tensors among others, the largest of whose entries is {@code largestOfAll}. */
  static double difference(Matrix a, Matrix b, double largestOfAll) {
    Matrix distance = a.as(DType.FLOAT64).addScaled(-1, b.as(DType.FLOAT64));
    double floor = Math.max(GradientCheck.FLOOR, largestOfAll / 10);
    return distance.maxAbs() / Math.max(floor, Math.max(a.maxAbs(), b.maxAbs()));
  }

  /** The difference of two losses of order one. */
  static double difference(double a, double b) {
    return Math.abs(a - b) / Math.max(1, Math.max(Math.abs(a), Math.abs(b)));
  }

  /** Whether the difference is at most {@code allowed}; false for NaN. */
  public boolean held() {
    return difference <= allowed;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%s: difference %.1e, allowed %.0e", what, difference, allowed);
  }
}
