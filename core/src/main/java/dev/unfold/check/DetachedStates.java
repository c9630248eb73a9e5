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
 * The layer whose full gradient is that of a truncated one: every chunk but the first begins in the state that another
 * pass has left, whatever becomes of the weights. It has no way back of its own.
 *
 * @param truncated what is checked
 * @param held a pass on the same batch, with the weights as they were
 */
record DetachedStates(Truncated truncated, Truncated.Pass held) implements Layer {
  @Override
  public List<Parameter> parameters() {
    return truncated.parameters();
  }

  @Override
  public Pass forward(Matrix x, Batch batch) {
    Matrix output = held.output().copy();
    for (int chunk = 0; chunk < held.chunks().size(); chunk++) {
      int from = chunk * truncated.steps();
      int to = Math.min(from + truncated.steps(), batch.steps());
      Batch steps = batch.steps(from, to);
      int row = batch.start(from);
      int end = row + steps.tokens();
      Matrix some = x.rows(row, end);
      Recurrent.Pass pass =
          chunk == 0
              ? truncated.layer().forward(some, steps)
              : held.chunks().get(chunk - 1).resume(some, steps);
      output.rows(row, end).assign(pass.output());
    }
    return new OneWay(output);
  }

  private record OneWay(Matrix output) implements Pass {
    @Override
    public Matrix backward(Matrix dOutput, Gradients into) {
      throw new UnsupportedOperationException("held states are for the way forward");
    }
  }
}
