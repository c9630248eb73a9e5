package dev.unfold.check;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.nn.Batch;
import dev.unfold.nn.Layer;
import dev.unfold.nn.Recurrent;
import dev.unfold.nn.Truncated;
import java.util.List;

/**
 * A layer whose full gradient equals that of a truncated layer: every chunk but the first begins in the state of an
 * earlier pass, which stays constant when the weights change. For the numeric gradient only: it has no backward pass.
 *
 * @param truncated the truncated layer
 * @param earlier a pass of that layer on the same batch
 */
record DetachedStates(Truncated truncated, Truncated.Pass earlier) implements Layer {
  @Override
  public List<Parameter> parameters() {
    return truncated.parameters();
  }

  @Override
  public Pass forward(Matrix x, Batch batch) {
    Matrix output = earlier.output().copy();
    for (int chunk = 0; chunk < earlier.chunks().size(); chunk++) {
      int from = chunk * truncated.steps();
      int to = Math.min(from + truncated.steps(), batch.steps());
      Batch steps = batch.steps(from, to);
      int row = batch.start(from);
      int end = row + steps.tokens();
      Matrix some = x.rows(row, end);
      Recurrent.Pass pass =
          chunk == 0
              ? truncated.layer().forward(some, steps)
              : earlier.chunks().get(chunk - 1).resume(some, steps);
      output.rows(row, end).assign(pass.output());
    }
    return new ForwardOnly(output);
  }

  private record ForwardOnly(Matrix output) implements Pass {
    @Override
    public Matrix backward(Matrix dOutput, Gradients into) {
      throw new UnsupportedOperationException("detached states have no backward pass");
    }
  }
}
