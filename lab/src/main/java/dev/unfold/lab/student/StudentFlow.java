package dev.unfold.lab.student;

import dev.unfold.lab.experiment.GradientFlow;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.model.NetworkSize;
import java.nio.file.Path;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * How far back a student's backward pass carries a gradient; see {@link GradientFlow}.
 *
 * <pre>{@code
 *   (1) e_t = row t of W_e               every word of the sentence is another one, so dL/de_t is row t of dL/dW_e
 *   (2) W_y = (0; T r)                   two tags, which differ in the direction r
 *   (3) norm(d) = ‖dL(y)/de_(T−1−d) − dL(y')/de_(T−1−d)‖
 * }</pre>
 *
 * <p>y and y' differ in the tag of the last word alone, so the losses of all other steps cancel in (3); what is left is the
 * gradient of r · h_(T−1), since a right backward pass is linear in the loss. A norm below some 1e-16 of the largest is lost
 * in the rounding of the difference, and given as zero.
 */
public final class StudentFlow {
  private StudentFlow() {}

  /**
   * Measures the network in a file with the inputs of {@link GradientFlow#measure}.
   *
   * @param steps T
   * @param hidden width of the network and its input
   * @param seeds the number of seeds: 0, 1, …
   * @param afterEach is run after each seed
   * @throws StudentCodeException if the file fails, or its network has no W_e or W_y
   */
  public static GradientFlow measure(
      Path file, int steps, int hidden, int seeds, Runnable afterEach) {
    double[][] norms = new double[seeds][];
    for (int s = 0; s < seeds; s++) {
      NetworkSize size = new NetworkSize(Math.max(steps, 65), hidden, hidden, 2);
      try (StudentNetwork network = StudentNetwork.of(file, size, s)) {
        norms[s] = norms(network, steps, hidden, new Random(s));
      }
      afterEach.run();
    }
    return new GradientFlow("your network", norms);
  }

  private static double[] norms(
      StudentNetwork network, int steps, int hidden, RandomGenerator random) {
    Parameter we = parameter(network, "W_e");
    Matrix wy = parameter(network, "W_y").value();
    we.value().rows(0, steps).assign(GradientFlow.normal(steps, hidden, random)); // (1)
    wy.fill(0).row(1).assign(GradientFlow.direction(hidden, random)).scale(steps); // (2)
    int[] x = IntStream.range(0, steps).toArray();
    int[] y = new int[steps];
    int[] other = new int[steps];
    other[steps - 1] = 1;
    Matrix difference = gradient(network, we, x, y).addScaled(-1, gradient(network, we, x, other));
    return IntStream.range(0, steps)
        .mapToDouble(d -> GradientFlow.length(difference.row(steps - 1 - d))) // (3)
        .toArray();
  }

  private static Matrix gradient(StudentNetwork network, Parameter we, int[] x, int[] y) {
    Gradients gradients = new Gradients();
    network.backpropagation(new int[][] {x}, new int[][] {y}, gradients);
    return gradients.dense(we);
  }

  private static Parameter parameter(StudentNetwork network, String name) {
    return network.parameters().stream()
        .filter(p -> p.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new StudentCodeException(
                    network.file()
                        + ": has no parameter "
                        + name
                        + ", expected W_e (V×E) and W_y (K×H) for a flow"));
  }
}
