package dev.unfold.nn;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.ShapeException;
import dev.unfold.matrix.Workspace;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A learnt vector for each word.
 *
 * <pre>{@code
 *   (1) e = W[x]        x : word id, 0 to V − 1        e : E        W : V×E
 * }</pre>
 *
 * <p>Not a {@link Layer}, since its input is ids, which have no gradient. W's gradient is sparse: it has only the rows of
 * words that occur, and the gradients of a word that occurs twice add up.
 *
 * <p>Shapes: input N ids, output N×E; N = 0 is allowed. Cost: a copy of N·E numbers.
 *
 * <p>Initial values: Glorot uniform. Source: Bengio et al. 2003. Checked by {@code EmbeddingTest} (numbers by hand,
 * numeric gradient, invariants).
 *
 * <p>Derived in guide/layers/embedding.md.
 */
public final class Embedding {
  private final Parameter w;

  /** An embedding with the given vectors, V×E, one row a word. */
  public Embedding(Parameter w) {
    this.w = w;
  }

  /** An embedding with Glorot-uniform vectors: parameter {@code name.w}. */
  public static Embedding glorot(
      String name, int words, int width, DType dtype, RandomGenerator random) {
    return new Embedding(new Parameter(name + ".w", Matrix.glorot(dtype, words, width, random)));
  }

  /** E, the width of a word's vector. */
  public int width() {
    return w.value().columns();
  }

  /** The vectors of all words. */
  public List<Parameter> parameters() {
    return List.of(w);
  }

  /**
   * Looks every word up.
   *
   * @param x word ids, one a row of the output; not to be changed before the backward pass has run
   * @throws ShapeException if an id is below 0 or not below V
   */
  public Pass forward(int[] x) {
    return forward(x, Workspace.none());
  }

  /** As {@link #forward(int[])}, with matrices from a workspace. */
  public Pass forward(int[] x, Workspace workspace) {
    requireKnown(x);
    return new Pass(w, x, workspace.gather(w.value(), x), workspace); // (1)
  }

  private void requireKnown(int[] x) {
    int words = w.value().rows();
    for (int r = 0; r < x.length; r++) {
      if (x[r] < 0 || x[r] >= words) {
        throw new ShapeException(
            "Embedding.forward: row "
                + r
                + " is word "
                + x[r]
                + ", expected 0 to "
                + (words - 1)
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
   * @param w the vectors of all words, V×E
   * @param x word ids
   * @param output e, N×E
   * @param workspace provides the call's matrices
   */
  public record Pass(Parameter w, int[] x, Matrix output, Workspace workspace) {
    /** Adds the rows of W's gradient to {@code into}; {@code dOutput}, N×E, is copied. */
    public void backward(Matrix dOutput, Gradients into) {
      into.addRows(w, x, workspace.copy(dOutput)); // (1)  e = W[x]: repeated words add up
    }
  }
}
