package dev.unfold.lab.exercise;

import dev.unfold.matrix.Matrix;

/** How far matrices are apart. */
final class RelativeErrors {
  /** Rounding: two orders of adding the same numbers stay below it. */
  static final double ROUNDING = 1e-8;

  /** What an entry is at least measured against. */
  private static final double FLOOR = 1e-3;

  private RelativeErrors() {}

  /** Whether all entries are equal, not a number among them. */
  static boolean same(Matrix a, Matrix b) {
    return a.shape().equals(b.shape()) && largest(errors(a, b)) == 0;
  }

  /** Whether two matrices differ by rounding alone. */
  static boolean alike(Matrix a, Matrix b) {
    return a.shape().equals(b.shape()) && largest(errors(a, b)) <= ROUNDING;
  }

  /** The largest entry; NaN if one is not a number, 0 if there is none. */
  static double largest(Matrix errors) {
    return errors.size() == 0 ? 0 : errors.maxAbs();
  }

  /**
   * The relative error of every entry, |a − b| / max(|a|, |b|, M/10, 1e-3), where M is the largest entry of both, as {@link
   * dev.unfold.check.GradientCheck} measures it; 0 for entries that are the same, also if they are infinite.
   */
  static Matrix errors(Matrix a, Matrix b) {
    Matrix errors = Matrix.zeros(a.dtype(), a.rows(), a.columns());
    double floor = Math.max(FLOOR, Math.max(finite(a.maxAbs()), finite(b.maxAbs())) / 10);
    for (int r = 0; r < a.rows(); r++) {
      for (int k = 0; k < a.columns(); k++) {
        errors.set(r, k, error(a.get(r, k), b.get(r, k), floor));
      }
    }
    return errors;
  }

  private static double error(double a, double b, double floor) {
    if (a == b || Double.isNaN(a) && Double.isNaN(b)) {
      return 0;
    }
    double error = Math.abs(a - b) / Math.max(floor, Math.max(Math.abs(a), Math.abs(b)));
    return Double.isFinite(error) ? error : Double.NaN;
  }

  private static double finite(double value) {
    return Double.isFinite(value) ? value : 0;
  }
}
