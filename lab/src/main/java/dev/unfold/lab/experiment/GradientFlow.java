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
 * How much of a loss at the last step reaches the inputs before it: the vanishing gradient, measured.
 *
 * <pre>{@code
 *   (1) L = r · y_T                     y : T×H   output of the network     r : H   random, ‖r‖ = 1
 *   (2) norm(d) = ‖dL/dx_(T−d)‖         x : T×D   input, standard normal    d = T − t = 0 … T−1   distance
 * }</pre>
 *
 * <p>Nothing here computes a gradient: dy is r in its last row and zero above, and dx is what the layer's own backward
 * makes of it.
 *
 * <p>What is measured are untrained networks, so it depends on their initial values, which are the layers' own. U is
 * orthogonal: it neither shortens nor stretches what it carries. So what an {@code Rnn} loses it loses to the slope of
 * its activation: at most 1/4 a step for σ, at most 1 for tanh, and less the larger its sums are. With a U that
 * stretches, the same network explodes. The LSTM's forget bias is 1: about σ(1) = 0.73 of the cell is kept from step to
 * step, where a bias of 0 would keep a half, as the GRU's update gate does. A Transformer's last token looks at every
 * other one directly; its gradient is shared out among T tokens, but not by their distance.
 *
 * <p>Source: Hochreiter 1991; Bengio, Simard and Frasconi 1994; Pascanu et al. 2013. Checked by {@code GradientFlowTest}
 * (against λ^d, where it is known).
 *
 * @param network what was measured
 * @param norms one row a seed, one column a distance
 */
public record GradientFlow(FlowNetwork network, double[][] norms) {
  /** Refuses a measurement without seeds, or rows of different lengths. */
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
   * Measures a network with several seeds; seed s gives the input, r and the weights, in this order, so that all networks
   * read the same input.
   *
   * @param steps T
   * @param hidden D = H, the network's width
   * @param seeds how many: 0, 1, …
   * @param afterEach is run after each seed
   */
  public static GradientFlow measure(
      FlowNetwork network, int steps, int hidden, int seeds, Runnable afterEach) {
    double[][] norms = new double[seeds][];
    for (int s = 0; s < seeds; s++) {
      RandomGenerator random = new Random(s);
      Matrix x = normal(steps, hidden, random);
      Matrix r = normal(1, hidden, random);
      r.scale(1 / Math.sqrt(r.sumOfSquares()));
      norms[s] = norms(network.create(hidden, random), x, r);
      afterEach.run();
    }
    return new GradientFlow(network, norms);
  }

  private static Matrix normal(int rows, int columns, RandomGenerator random) {
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
   * @param r what the loss asks of the last output, 1×H
   * @return norm(d) for the distances d = 0 … T−1
   */
  public static double[] norms(Layer layer, Matrix x, Matrix r) {
    int steps = x.rows();
    Layer.Pass pass = layer.forward(x, Batch.ofLengths(steps));
    Matrix dy = Matrix.zeros(x.dtype(), steps, r.columns());
    dy.row(steps - 1).assign(r); //                                           (1)  L = r · y_T
    Matrix dx = pass.backward(dy, new Gradients());
    double[] norms = new double[steps];
    for (int d = 0; d < steps; d++) {
      norms[d] = length(dx.row(steps - 1 - d)); //                            (2)
    }
    return norms;
  }

  /** √Σ entry²; the squares of what has vanished are below the smallest number, so they are not taken one by one. */
  private static double length(Matrix row) {
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

  /** How many seeds there are. */
  public int seeds() {
    return norms.length;
  }

  /** The middle one of the seeds' norms at a distance; the geometric mean of the middle two if their number is even. */
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
