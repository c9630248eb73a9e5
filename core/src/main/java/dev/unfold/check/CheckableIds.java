package dev.unfold.check;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.nn.Batch;
import java.util.OptionalLong;
import java.util.function.DoubleSupplier;

/** What makes vectors of ids: these have no gradient, so its x is N×0. */
sealed interface CheckableIds extends Checkable permits CheckableCharacters, CheckableEmbedding {
  /** The loss gradient of the output, N×H. */
  Matrix dOutput();

  /** What it makes of the tokens in those rows. */
  IdPass forward(int[] rows, Batch batch);

  @Override
  default Matrix x() {
    return dOutput().columns(0, 0);
  }

  @Override
  default Answer answer(int[] chosen, Gradients into) {
    return weighed().answer(chosen, into);
  }

  @Override
  default DoubleSupplier loss() {
    return weighed()::loss;
  }

  private WeightedSum weighed() {
    return new WeightedSum(
        sentences(),
        x(),
        dOutput(),
        OptionalLong.empty(),
        (x, rows, batch) -> forward(rows, batch));
  }
}
