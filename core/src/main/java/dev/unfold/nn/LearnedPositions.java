package dev.unfold.nn;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.ShapeException;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Learnt position embeddings: a vector for each position in a sentence, added to the token's vector.
 *
 * <pre>{@code
 *   (1) y_t = x_t + P[t]        t = 0, 1, … : step        x, y : D        P : M×D
 * }</pre>
 *
 * <p>M is the length of the longest sentence that the layer can read; {@link SinusoidalPositions} has no such limit.
 *
 * <p>Shapes: input N×D, output N×D; N = 0 is allowed. Cost: N·D additions.
 *
 * <p>Initial values: Glorot uniform. Source: Gehring et al. 2017. Checked by {@code LearnedPositionsTest} (numbers by
 * hand, numeric gradient, invariants).
 *
 * <p>Derived in guide/layers/positions.md.
 */
public final class LearnedPositions implements Layer {
  private final Parameter p;

  /** Positions with the given vectors, M×D, one row a step. */
  public LearnedPositions(Parameter p) {
    this.p = p;
  }

  /** Glorot-uniform positions for sentences of at most {@code longest} tokens: parameter {@code name.p}. */
  public static LearnedPositions glorot(
      String name, int longest, int width, DType dtype, RandomGenerator random) {
    return new LearnedPositions(
        new Parameter(name + ".p", Matrix.glorot(dtype, longest, width, random)));
  }

  /** M, the largest number of tokens in a sentence. */
  public int longest() {
    return p.value().rows();
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(p);
  }

  /**
   * Adds the vector of each token's position.
   *
   * @throws ShapeException if a sentence has more than M tokens, or x has a width other than D
   */
  @Override
  public Layer.Pass forward(Matrix x, Batch batch) {
    Shapes.require("LearnedPositions.forward", x, batch, p.value().columns());
    requireShort(batch);
    Matrix y = x.copy();
    for (int t = 0; t < batch.steps(); t++) {
      y.rows(batch.start(t), batch.end(t)).addRow(p.value().row(t)); // (1)
    }
    return new Pass(p, batch, y);
  }

  private void requireShort(Batch batch) {
    if (batch.steps() > longest()) {
      throw new ShapeException(
          "LearnedPositions.forward: a sentence has "
              + batch.steps()
              + " tokens, expected at most "
              + longest()
              + " ("
              + p.name()
              + " is "
              + p.value().shape()
              + "); split the sentence, or train with more positions");
    }
  }

  private record Pass(Parameter p, Batch batch, Matrix output) implements Layer.Pass {
    @Override
    public Matrix backward(Matrix dy, Gradients into) {
      Shapes.require("LearnedPositions.backward", dy, output);
      Matrix dp = into.of(p);
      for (int t = 0; t < batch.steps(); t++) {
        Matrix dyt = dy.rows(batch.start(t), batch.end(t));
        dp.row(t).addColumnSums(dyt); // (1)  y_t = … + P[t], summed over the sentences
      }
      return dy; //                      (1)  y_t = x_t + …
    }
  }
}
