package dev.unfold.check;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.model.SequenceModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The numeric gradient check: every entry of every parameter against central differences of the loss.
 *
 * <pre>{@code
 *   numeric = (L(w + ε) − L(w − ε)) / 2ε
 *   error = |analytic − numeric| / max(|analytic|, |numeric|, M/10, 1e-3)
 * }</pre>
 *
 * <p>M is the largest entry of the parameter's gradient: what lies far below it is measured against a tenth of it. And
 * nothing is measured against less than {@link #FLOOR}: a loss of order one is known to about 1e-16, so a slope of two
 * losses 2e-6 apart is known to about 1e-10, which is more than a millionth of any entry below 1e-4. With ε = 1e-6 in
 * {@code FLOAT64} a right gradient stays below 1e-6; a tensor whose gradient is nowhere above 1e-9 can't be told from
 * zero, so check a model on a batch that moves every tensor.
 */
public final class GradientCheck {
  /** The step that suits {@code FLOAT64}. */
  public static final double EPSILON = 1e-6;

  /** What an entry is at least measured against, in units of the loss: numeric slopes of smaller entries are noise. */
  public static final double FLOOR = 1e-3;

  /** The largest error that a right gradient may show. */
  public static final double ALLOWED = 1e-6;

  private GradientCheck() {}

  /**
   * One parameter's outcome: the entry with the largest error.
   *
   * @param parameter the parameter's name
   * @param entries how many entries were compared
   * @param row where the largest error is
   * @param column where the largest error is
   * @param analytic what backpropagation says there
   * @param numeric what the loss says there
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
    /** Whether the error is within {@link #ALLOWED}; never for NaN. */
    public boolean passed() {
      return error <= ALLOWED;
    }

    /** The worst entry, as errors write it. */
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

  /** Checks every parameter of a model on one batch; the model is left as it was. */
  public static List<Result> run(SequenceModel model, int[][] input, int[][] output) {
    Gradients gradients = model.backpropagation(input, output);
    List<Result> results = new ArrayList<>();
    for (Parameter parameter : model.parameters()) {
      Matrix numeric = numeric(model, parameter, input, output);
      results.add(worst(parameter.name(), gradients.dense(parameter), numeric));
    }
    return results;
  }

  private static Matrix numeric(
      SequenceModel model, Parameter parameter, int[][] input, int[][] output) {
    Matrix value = parameter.value();
    Matrix numeric = Matrix.zeros(value.dtype(), value.rows(), value.columns());
    for (int r = 0; r < value.rows(); r++) {
      for (int k = 0; k < value.columns(); k++) {
        ParameterHandler handler = new ParameterHandler(parameter, r, k);
        numeric.set(r, k, slope(model, handler, input, output));
      }
    }
    return numeric;
  }

  /** The slope of the loss at one weight by central differences; the model is left as it was. */
  public static double slope(
      SequenceModel model, ParameterHandler handler, int[][] input, int[][] output) {
    double weight = handler.get();
    try {
      handler.set(weight + EPSILON);
      double above = model.crossEntropyLoss(input, output);
      handler.set(weight - EPSILON);
      double below = model.crossEntropyLoss(input, output);
      return (above - below) / (2 * EPSILON);
    } finally {
      handler.set(weight);
    }
  }

  /** Compares a gradient with its numeric counterpart, entry by entry. */
  static Result worst(String name, Matrix analytic, Matrix numeric) {
    double largest = Math.max(analytic.maxAbs(), numeric.maxAbs());
    double floor =
        largest > 10 * FLOOR ? largest / 10 : FLOOR; // NaN leaves the search to the entries
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
