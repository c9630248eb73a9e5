package dev.unfold.lab.exercise;

import dev.unfold.matrix.Matrix;

/** Relative errors between matrices. */
final class RelativeErrors {
  /** Tolerance for rounding, such as a different order of summation. */
  static final double ROUNDING = 1e-8;

  /** The smallest denominator of a relative error. */
  private static final double FLOOR = 1e-3;

  private RelativeErrors() {}

  /** Whether all entries are equal; NaN equals NaN. */
  static boolean same(Matrix a, Matrix b) {
    return a.shape().equals(b.shape()) && largest(errors(a, b)) == 0;
  }

  /** Whether two matrices differ at most by rounding. */
  static boolean alike(Matrix a, Matrix b) {
    return a.shape().equals(b.shape()) && largest(errors(a, b)) <= ROUNDING;
  }

  /** The largest entry; NaN if an entry is NaN, 0 for an empty matrix. */
  static double largest(Matrix errors) {
    return errors.size() == 0 ? 0 : errors.maxAbs();
  }

  /**
   * The relative error of every entry, |a − b| / max(|a|, |b|, M/10, 1e-3), where M is the largest entry of both, as in
   * {@link
   * dev.unfold.check.GradientCheck}; 0 for equal entries, also if they are infinite.
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
