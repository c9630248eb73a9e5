package dev.unfold.lab.experiment;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.nn.Batch;
import dev.unfold.nn.Layer;
import java.util.Arrays;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * The norm of the gradient of a loss at the last step with respect to earlier inputs: a measure of vanishing gradients.
 *
 * <pre>{@code
 *   (1) L = r · y_(T−1)                 y : T×H   output of the network     r : H   random, ‖r‖ = 1
 *   (2) norm(d) = ‖dL/dx_(T−1−d)‖       x : T×D   input, standard normal    d = T−1−t = 0 … T−1   distance
 * }</pre>
 *
 * <p>No gradient is computed here: dy is r in its last row and zero elsewhere, and dx comes from the layer's own
 * backward pass.
 *
 * <p>The networks are untrained, so the result depends on their initial values, which are the layers' own. U is
 * orthogonal: it keeps the norm of a vector. So the gradient of an {@code Rnn} shrinks only by the derivative of its
 * activation: at most 1/4 a step for σ, at most 1 for tanh, and less for larger pre-activations. With a U of larger
 * norm, the same network's gradient explodes. The LSTM's forget bias is 1: about σ(1) = 0.73 of the cell is kept from
 * step to step, where a bias of 0 would keep a half, as the GRU's update gate does. A Transformer's last token attends
 * to every other one directly; its gradient is spread over T tokens, independently of their distance.
 *
 * <p>Source: Hochreiter 1991; Bengio, Simard and Frasconi 1994; Pascanu et al. 2013. Checked by {@code GradientFlowTest}
 * (against λ^d, where it is known).
 *
 * @param network the name of the network
 * @param norms one row a seed, one column a distance
 */
public record GradientFlow(String network, double[][] norms) {
  /** Checks that there is at least one seed, and the same number of distances for each. */
  public GradientFlow {
    int steps = norms.length == 0 ? 0 : norms[0].length;
    if (steps == 0 || Arrays.stream(norms).anyMatch(row -> row.length != steps)) {
      throw new IllegalArgumentException(
          "gradient flow of the "
              + network
              + ": expected at least one seed and one distance, and as many distances for each seed");
    }
  }

  /**
   * Measures a network with several seeds; seed s gives the input, r and the weights, in this order, so that all
   * networks read the same input.
   *
   * @param steps T
   * @param hidden D = H, the network's width
   * @param seeds the number of seeds: 0, 1, …
   * @param afterEach is run after each seed
   */
  public static GradientFlow measure(
      FlowNetwork network, int steps, int hidden, int seeds, Runnable afterEach) {
    double[][] norms = new double[seeds][];
    for (int s = 0; s < seeds; s++) {
      RandomGenerator random = new Random(s);
      Matrix x = normal(steps, hidden, random);
      Matrix r = direction(hidden, random);
      norms[s] = norms(network.create(hidden, random), x, r);
      afterEach.run();
    }
    return new GradientFlow(network.toString(), norms);
  }

  /** A random row of length 1. */
  public static Matrix direction(int width, RandomGenerator random) {
    Matrix r = normal(1, width, random);
    return r.scale(1 / Math.sqrt(r.sumOfSquares()));
  }

  /** A matrix whose entries are standard normal. */
  public static Matrix normal(int rows, int columns, RandomGenerator random) {
    Matrix matrix = Matrix.zeros(DType.FLOAT64, rows, columns);
    for (int i = 0; i < matrix.size(); i++) {
      matrix.set(i / columns, i % columns, random.nextGaussian());
    }
    return matrix;
  }

  /**
   * Measures one layer on one sentence.
   *
   * @param x the sentence, T×D
   * @param r the loss gradient of the last output, 1×H
   * @return norm(d) for the distances d = 0 … T−1
   */
  public static double[] norms(Layer layer, Matrix x, Matrix r) {
    int steps = x.rows();
    Layer.Pass pass = layer.forward(x, Batch.ofLengths(steps));
    Matrix dy = Matrix.zeros(x.dtype(), steps, r.columns());
    dy.row(steps - 1).assign(r); //                                           (1)  L = r · y_(T−1)
    Matrix dx = pass.backward(dy, new Gradients());
    double[] norms = new double[steps];
    for (int d = 0; d < steps; d++) {
      norms[d] = length(dx.row(steps - 1 - d)); //                            (2)
    }
    return norms;
  }

  /** √Σ entry², without squaring single entries: the squares of vanished gradients would underflow. */
  public static double length(Matrix row) {
    double length = 0;
    for (int k = 0; k < row.columns(); k++) {
      length = Math.hypot(length, row.get(0, k));
    }
    return length;
  }

  /** T: distances go from 0 to T−1. */
  public int steps() {
    return norms[0].length;
  }

  /** The number of seeds. */
  public int seeds() {
    return norms.length;
  }

  /** The median of the seeds' norms at a distance; the geometric mean of the middle two if their number is even. */
  public double median(int distance) {
    double[] sorted = sorted(distance);
    double below = sorted[(sorted.length - 1) / 2];
    double above = sorted[sorted.length / 2];
    return below == above ? below : Math.sqrt(below) * Math.sqrt(above);
  }

  /** The lowest of the seeds' norms at a distance. */
  public double lowest(int distance) {
    return sorted(distance)[0];
  }

  /** The highest of the seeds' norms at a distance. */
  public double highest(int distance) {
    return sorted(distance)[seeds() - 1];
  }

  private double[] sorted(int distance) {
    return Arrays.stream(norms).mapToDouble(row -> row[distance]).sorted().toArray();
  }
}
