package dev.unfold.check;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.nn.Batch;
import dev.unfold.nn.Layer;
import dev.unfold.nn.Loss;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * The numeric gradient check of one layer, or of a loss: every entry of every parameter and of the input.
 *
 * <pre>{@code
 *   L = (1/N) Σ R ⊙ y          y : N×H, the layer's output          R : N×H, random in ±1
 *   dy = R / N
 * }</pre>
 *
 * <p>The random weights R make every entry of the output count, each differently. The analytic gradient is the mean of
 * two calls that add to the same {@link Gradients}, so a layer that overwrites what is there is found out. Errors are
 * measured as in {@link GradientCheck}. Everything is left as it was.
 */
public final class LayerCheck {
  private LayerCheck() {}

  /**
   * Checks a layer that nothing disturbs.
   *
   * @param x input, N×D, {@code FLOAT64}
   * @return one result for each parameter, in the layer's order, and the last one, called {@code x}, for the input
   * @throws IllegalArgumentException if x or a parameter is not {@code FLOAT64}
   */
  public static List<GradientCheck.Result> run(
      Layer layer, Matrix x, Batch batch, RandomGenerator random) {
    return run(layer, x, () -> batch, random);
  }

  /**
   * Checks a layer that draws from the batch's noise.
   *
   * @param batch gives the batch for a call, each time with noise that draws the same numbers
   */
  public static List<GradientCheck.Result> run(
      Layer layer, Matrix x, Supplier<Batch> batch, RandomGenerator random) {
    requireFloat64("x", x);
    Gradients twice = new Gradients();
    Layer.Pass first = layer.forward(x, batch.get());
    Matrix output = first.output();
    Matrix dOutput = Matrix.uniform(x.dtype(), output.rows(), output.columns(), -1, 1, random);
    dOutput.scale(1.0 / Math.max(1, output.rows()));
    Matrix dx = first.backward(dOutput, twice).copy();
    layer.forward(x, batch.get()).backward(dOutput, twice);
    DoubleSupplier loss =
        () -> layer.forward(x, batch.get()).output().copy().multiply(dOutput).sum();
    return results(layer.parameters(), twice, loss, "x", x, dx);
  }

  /**
   * Checks a loss.
   *
   * @param scores N×K, {@code FLOAT64}
   * @param y the right tags in packed order
   * @return one result for each parameter, and the last one, called {@code scores}, for the scores
   */
  public static List<GradientCheck.Result> run(Loss loss, Matrix scores, Batch batch, int[] y) {
    requireFloat64("scores", scores);
    Gradients twice = new Gradients();
    Matrix dScores = loss.forward(scores, batch, y).backward(twice).copy();
    loss.forward(scores, batch, y).backward(twice);
    DoubleSupplier value = () -> loss.forward(scores, batch, y).loss();
    return results(loss.parameters(), twice, value, "scores", scores, dScores);
  }

  private static List<GradientCheck.Result> results(
      List<Parameter> parameters,
      Gradients twice,
      DoubleSupplier loss,
      String name,
      Matrix input,
      Matrix dInput) {
    List<GradientCheck.Result> results = new ArrayList<>();
    for (Parameter parameter : parameters) {
      requireFloat64(parameter.name(), parameter.value());
      Matrix analytic = twice.dense(parameter).scale(0.5);
      results.add(
          GradientCheck.worst(parameter.name(), analytic, numeric(parameter.value(), loss)));
    }
    results.add(GradientCheck.worst(name, dInput, numeric(input, loss)));
    return results;
  }

  /** The slope of the loss at every entry of {@code value}, which the loss reads, by central differences. */
  private static Matrix numeric(Matrix value, DoubleSupplier loss) {
    Matrix slopes = Matrix.zeros(value.dtype(), value.rows(), value.columns());
    for (int r = 0; r < value.rows(); r++) {
      for (int k = 0; k < value.columns(); k++) {
        double was = value.get(r, k);
        value.set(r, k, was + GradientCheck.EPSILON);
        double above = loss.getAsDouble();
        value.set(r, k, was - GradientCheck.EPSILON);
        double below = loss.getAsDouble();
        value.set(r, k, was);
        slopes.set(r, k, (above - below) / (2 * GradientCheck.EPSILON));
      }
    }
    return slopes;
  }

  private static void requireFloat64(String name, Matrix matrix) {
    if (matrix.dtype() != DType.FLOAT64) {
      throw new IllegalArgumentException(
          "layer check: "
              + name
              + " is "
              + matrix
              + ", expected float64: a step of 1e-6 is lost in float32");
    }
  }
}
