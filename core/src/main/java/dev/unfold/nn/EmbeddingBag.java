package dev.unfold.nn;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.ShapeException;
import dev.unfold.matrix.Workspace;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A learnt vector for each feature, summed over the features of a word, such as its prefixes and suffixes.
 *
 * <pre>{@code
 *   (1) y = Σ_j W[x_j]        x : feature ids, 0 to V − 1        y : E        W : V×E
 * }</pre>
 *
 * <p>Equal to a linear map of a vector that is one at the word's features and zero elsewhere, at the cost of the word's
 * features alone. Not a {@link Layer}, since its input is ids, which have no gradient. W's gradient is sparse.
 *
 * <p>Shapes: input N bags of ids, output N×E; N = 0 and empty bags (zero) are allowed. Cost: one addition of E numbers
 * for each id.
 *
 * <p>Source: Bojanowski et al. 2017 (fastText). The same as PyTorch's {@code EmbeddingBag} in mode {@code sum}.
 * Checked by {@code EmbeddingBagTest} (numbers by hand, numeric gradient, invariants).
 *
 * <p>Derived in guide/layers/embedding.md.
 *
 * @param w the features' vectors, V×E
 */
public record EmbeddingBag(Parameter w) {
  /** E, the width of a bag's vector. */
  public int width() {
    return w.value().columns();
  }

  /** The features' vectors. */
  public List<Parameter> parameters() {
    return List.of(w);
  }

  /**
   * Sums the vectors of every bag.
   *
   * @param bags feature ids, one bag for each row of the output
   * @param workspace provides the call's matrices
   * @throws ShapeException if an id is below 0 or not below V
   */
  public Pass forward(int[][] bags, Workspace workspace) {
    int[] x = IntStream.range(0, bags.length).flatMap(r -> IntStream.of(bags[r])).toArray();
    int[] bagOf =
        IntStream.range(0, bags.length)
            .flatMap(r -> IntStream.range(0, bags[r].length).map(j -> r))
            .toArray();
    requireKnown(x, bagOf);
    Matrix y = workspace.zeros(w.value().dtype(), bags.length, width());
    y.scatterAdd(1, bagOf, workspace.gather(w.value(), x)); // (1)
    return new Pass(w, x, bagOf, y, workspace);
  }

  private void requireKnown(int[] x, int[] bagOf) {
    int vectors = w.value().rows();
    for (int j = 0; j < x.length; j++) {
      if (x[j] < 0 || x[j] >= vectors) {
        throw new ShapeException(
            "EmbeddingBag.forward: row "
                + bagOf[j]
                + " has feature "
                + x[j]
                + ", expected 0 to "
                + (vectors - 1)
                + " ("
                + w.name()
                + " is "
                + w.value().shape()
                + ")");
      }
    }
  }

  /**
   * One call.
   *
   * @param w the vectors of all features, V×E
   * @param x all feature ids, bag after bag
   * @param bagOf for each of them, the row of its bag
   * @param output y, N×E
   * @param workspace provides the call's matrices
   */
  public record Pass(Parameter w, int[] x, int[] bagOf, Matrix output, Workspace workspace) {
    /** Adds the rows of W's gradient to {@code into}: each feature gets its row of {@code dy}, N×E, undivided. */
    public void backward(Matrix dy, Gradients into) {
      into.addRows(w, x, workspace.gather(dy, bagOf)); // (1)  y = Σ W[x_j]
    }
  }
}
