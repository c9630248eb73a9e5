package dev.unfold.check;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.model.SequenceModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;

/**
 * The numeric gradient check: every entry of every parameter, and of the input, against central differences of the loss.
 *
 * <pre>{@code
 *   numeric = (L(w + ε) − L(w − ε)) / 2ε
 *   error = |analytic − numeric| / max(|analytic|, |numeric|, M/10, 1e-3, 1e-3·|L|)
 * }</pre>
 *
 * <p>M is the largest entry of the parameter's gradient: entries far below it are measured relative to a tenth of it.
 * The denominator is at least {@link #FLOOR}, or that part of a loss above one: a loss of order one is known to about
 * 1e-16, so a quotient of two losses over 2ε = 2e-6 is known to about 1e-10, which is more than a millionth of any
 * entry below 1e-4. With ε = 1e-6 in {@code FLOAT64} the error of a right gradient stays below 1e-6. A gradient whose
 * entries are all below 1e-9 can't be distinguished from zero, so check on a batch on which the loss depends on every
 * tensor.
 */
public final class GradientCheck {
  /** ε, the step for {@code FLOAT64}. */
  public static final double EPSILON = 1e-6;

  /** The smallest denominator, relative to a loss above one: below it, numeric gradients are dominated by rounding. */
  public static final double FLOOR = 1e-3;

  /** The largest error that passes. */
  public static final double ALLOWED = 1e-6;

  /** The name of the input in reports. */
  public static final String INPUT = "x";

  private GradientCheck() {}

  /**
   * The result for one parameter: the entry with the largest error.
   *
   * @param parameter the parameter's name, or {@link #INPUT}
   * @param entries the number of entries compared
   * @param row of the entry with the largest error
   * @param column of that entry
   * @param analytic its gradient by backpropagation
   * @param numeric its gradient by differences of the loss
   * @param error the largest relative error; NaN if the loss or the gradient is not a finite number
   */
  public record Result(
      String parameter,
      int entries,
      int row,
      int column,
      double analytic,
      double numeric,
      double error) {
    /** Whether the error is at most {@link #ALLOWED}; false for NaN. */
    public boolean passed() {
      return error <= ALLOWED;
    }

    /** The worst entry, as error messages show it. */
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%s[%d,%d] analytic %.6g numeric %.6g (error %.1e, allowed %.0e)",
          parameter,
          row,
          column,
          analytic,
          numeric,
          error,
          ALLOWED);
    }
  }

  /**
   * Checks every parameter, and the input if it has a gradient. The analytic gradient is the mean of two calls that add
   * to the same {@link Gradients}, so a backward pass that overwrites instead of adding fails. All values are restored.
   *
   * @return one result for each parameter, in their order, and the last one, called {@link #INPUT}, for the input
   * @throws IllegalArgumentException if the input or a parameter is not {@code FLOAT64}
   */
  public static List<Result> run(Checkable checkable) {
    requireFloat64(INPUT, checkable.x());
    checkable.parameters().forEach(p -> requireFloat64(p.name(), p.value()));
    int[] all = checkable.sentences().all();
    Gradients twice = new Gradients();
    Matrix dx = checkable.answer(all, twice).dx();
    double size = checkable.answer(all, twice).loss();
    DoubleSupplier loss = checkable.loss();
    List<Result> results = new ArrayList<>();
    for (Parameter parameter : checkable.parameters()) {
      Matrix analytic = twice.dense(parameter).scale(0.5);
      results.add(worst(parameter.name(), analytic, slopes(parameter.value(), loss), size));
    }
    if (dx.columns() > 0) {
      results.add(worst(INPUT, dx, slopes(checkable.x(), loss), size));
    }
    return results;
  }

  /** Checks every parameter of a model on one batch. */
  public static List<Result> run(SequenceModel model, int[][] input, int[][] output) {
    return run(new CheckableModel(model, input, output));
  }

  private static void requireFloat64(String name, Matrix matrix) {
    if (matrix.dtype() != DType.FLOAT64) {
      throw new IllegalArgumentException(
          "gradient check: "
              + name
              + " is "
              + matrix
              + ", expected float64: a step of 1e-6 is lost in float32");
    }
  }

  /** The numeric gradient of a loss with respect to {@code value}, which the loss reads; its entries are restored. */
  public static Matrix slopes(Matrix value, DoubleSupplier loss) {
    Matrix slopes = Matrix.zeros(value.dtype(), value.rows(), value.columns());
    for (int r = 0; r < value.rows(); r++) {
      for (int k = 0; k < value.columns(); k++) {
        slopes.set(r, k, slope(value, r, k, loss));
      }
    }
    return slopes;
  }

  private static double slope(Matrix value, int r, int k, DoubleSupplier loss) {
    double entry = value.get(r, k);
    try {
      value.set(r, k, entry + EPSILON);
      double above = loss.getAsDouble();
      value.set(r, k, entry - EPSILON);
      double below = loss.getAsDouble();
      return (above - below) / (2 * EPSILON);
    } finally {
      value.set(r, k, entry);
    }
  }

  /** The derivative of the loss with respect to one weight, by central differences; the weight is restored. */
  public static double slope(
      SequenceModel model, ParameterHandler handler, int[][] input, int[][] output) {
    return slope(
        handler.parameter().value(),
        handler.row(),
        handler.column(),
        () -> model.crossEntropyLoss(input, output));
  }

  /** Compares a gradient entry by entry with the numeric one of a loss of that size. */
  public static Result worst(String name, Matrix analytic, Matrix numeric, double loss) {
    double largest = Math.max(analytic.maxAbs(), numeric.maxAbs());
    double noise = Math.abs(loss) > 1 && Double.isFinite(loss) ? FLOOR * Math.abs(loss) : FLOOR;
    double floor =
        largest / 10 > noise ? largest / 10 : noise; // false for NaN, which an entry then shows
    Result worst = new Result(name, analytic.size(), 0, 0, 0, 0, -1);
    for (int r = 0; r < analytic.rows(); r++) {
      for (int k = 0; k < analytic.columns(); k++) {
        double a = analytic.get(r, k);
        double n = numeric.get(r, k);
        double error = Math.abs(a - n) / Math.max(floor, Math.max(Math.abs(a), Math.abs(n)));
        if (!(error <= worst.error)) {
          worst = new Result(name, analytic.size(), r, k, a, n, error);
          if (Double.isNaN(error)) {
            return worst;
          }
        }
      }
    }
    return worst;
  }
}
