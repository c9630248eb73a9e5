package dev.unfold.lab.student;

import dev.unfold.check.GradientCheck;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** The numeric gradient check of a student's network at full size, on one sentence. */
public final class StudentCheck {
  private StudentCheck() {}

  /**
   * Checks every entry of every parameter. An embedding has a row for each word of the vocabulary, of which the sentence reads
   * a few: the loss is varied in those, and in all other rows the gradient must be zero.
   *
   * @param x the sentence's word ids
   * @param y its tag ids
   * @param afterEach receives the number of entries done
   */
  public static List<GradientCheck.Result> run(
      StudentNetwork network, int[] x, int[] y, IntConsumer afterEach) {
    int[][] input = {x};
    int[][] output = {y};
    Gradients gradients = new Gradients();
    double size = network.backpropagation(input, output, gradients);
    DoubleSupplier loss = () -> network.crossEntropyLoss(input, output);
    List<GradientCheck.Result> results = new ArrayList<>();
    for (Parameter parameter : network.parameters()) {
      Matrix numeric = numeric(parameter, x, loss, afterEach);
      results.add(GradientCheck.worst(parameter.name(), gradients.dense(parameter), numeric, size));
    }
    return results;
  }

  private static Matrix numeric(
      Parameter parameter, int[] x, DoubleSupplier loss, IntConsumer afterEach) {
    Matrix value = parameter.value();
    Matrix numeric = Matrix.zeros(value.dtype(), value.rows(), value.columns());
    for (int row : rows(parameter, x)) {
      numeric.row(row).assign(GradientCheck.slopes(value.row(row), loss));
      afterEach.accept(value.columns());
    }
    return numeric;
  }

  /** The number of entries that are varied. */
  public static int entries(StudentNetwork network, int[] x) {
    return network.parameters().stream()
        .mapToInt(p -> rows(p, x).length * p.value().columns())
        .sum();
  }

  private static int[] rows(Parameter parameter, int[] x) {
    return StudentNetwork.isEmbedding(parameter)
        ? IntStream.of(x).distinct().toArray()
        : IntStream.range(0, parameter.value().rows()).toArray();
  }
}
