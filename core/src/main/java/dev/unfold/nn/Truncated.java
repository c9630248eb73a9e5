package dev.unfold.nn;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Truncated backpropagation through time: a recurrent layer whose gradient stops every k steps.
 *
 * <pre>{@code
 *   h of steps 0 … k−1   →   h of steps k … 2k−1   →   …       forward: the state is carried over
 *   dh                   |   dh                    |   …       backward: it counts as a constant
 * }</pre>
 *
 * <p>The output is the layer's own. The gradient is that of chunks of k steps, each with a constant initial state; with
 * k ≥ T it is the full one. A gradient reaches at most k − 1 steps back, so dependencies over more steps are not learnt. Source: Williams and Peng 1990 (their h = h′ = k). Checked by {@code TruncatedTest}.
 *
 * <p>Derived in guide/layers/truncated.md.
 */
public final class Truncated implements Layer {
  private final Recurrent layer;
  private final int steps;

  /**
   * Truncates a layer's gradient.
   *
   * @param layer the layer
   * @param steps k, the number of steps of a chunk
   * @throws IllegalArgumentException if k is below 1
   */
  public Truncated(Recurrent layer, int steps) {
    if (steps < 1) {
      throw new IllegalArgumentException("Truncated: steps is " + steps + ", expected at least 1");
    }
    this.layer = layer;
    this.steps = steps;
  }

  /** The layer whose gradient is truncated. */
  public Recurrent layer() {
    return layer;
  }

  /** k, the number of steps of a chunk. */
  public int steps() {
    return steps;
  }

  @Override
  public List<Parameter> parameters() {
    return layer.parameters();
  }

  @Override
  public Pass forward(Matrix x, Batch batch) {
    Shapes.requireRows("Truncated.forward: x", x, batch.tokens());
    List<Recurrent.Pass> chunks = new ArrayList<>();
    // time-major: the tokens of a chunk are consecutive rows
    Batch chunk = batch.steps(0, Math.min(steps, batch.steps()));
    Recurrent.Pass pass = layer.forward(x.rows(0, chunk.tokens()), chunk);
    chunks.add(pass);
    for (int t = steps; t < batch.steps(); t += steps) {
      chunk = batch.steps(t, Math.min(t + steps, batch.steps()));
      int from = batch.start(t);
      pass = pass.resume(x.rows(from, from + chunk.tokens()), chunk);
      chunks.add(pass);
    }
    return new Pass(List.copyOf(chunks), concatenated(chunks.stream().map(Layer.Pass::output)));
  }

  private static Matrix concatenated(Stream<Matrix> chunks) {
    List<Matrix> parts = chunks.toList();
    Matrix first = parts.get(0);
    int rows = parts.stream().mapToInt(Matrix::rows).sum();
    Matrix whole = Matrix.zeros(first.dtype(), rows, first.columns());
    int row = 0;
    for (Matrix part : parts) {
      whole.rows(row, row + part.rows()).assign(part);
      row += part.rows();
    }
    return whole;
  }

  /**
   * One call.
   *
   * @param chunks the layer's calls, one for every k steps, the first step's first
   * @param output N×H
   */
  public record Pass(List<Recurrent.Pass> chunks, Matrix output) implements Layer.Pass {
    @Override
    public Matrix backward(Matrix dOutput, Gradients into) {
      Shapes.requireRows("Truncated.backward: dOutput", dOutput, output.rows());
      List<Matrix> dx = new ArrayList<>(chunks.size());
      int row = 0;
      for (Recurrent.Pass chunk : chunks) { // no gradient passes between chunks: the truncation
        int end = row + chunk.output().rows();
        dx.add(chunk.backward(dOutput.rows(row, end), into));
        row = end;
      }
      return concatenated(dx.stream());
    }
  }
}
