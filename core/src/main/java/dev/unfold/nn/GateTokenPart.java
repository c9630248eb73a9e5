package dev.unfold.nn;

import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Workspace;
import java.util.List;
import java.util.function.BiFunction;

/**
 * The {@link TokenPart} of a recurrent layer: W x + b of its gates.
 *
 * @param gates all of them
 * @param steps what comes behind: from the gates' inputs to the output, N×H
 */
record GateTokenPart(List<Gate> gates, BiFunction<GateInputs, Batch, Matrix> steps)
    implements TokenPart {
  private int hidden() {
    return gates.get(0).hidden();
  }

  @Override
  public int width() {
    return gates.size() * hidden();
  }

  @Override
  public Matrix of(Matrix x, Workspace workspace) {
    Matrix all = workspace.matrix(x.dtype(), x.rows(), width());
    Matrix sums = workspace.matrix(x.dtype(), x.rows(), hidden());
    for (int gate = 0; gate < gates.size(); gate++) {
      gates.get(gate).ofInput(x, sums, workspace);
      all.setColumns(gate * hidden(), sums);
    }
    return all;
  }

  @Override
  public Matrix output(CachedTokens tokens, Batch batch) {
    tokens.require(batch);
    return steps.apply(new GateInputs.Precomputed(tokens, gates), batch);
  }
}
