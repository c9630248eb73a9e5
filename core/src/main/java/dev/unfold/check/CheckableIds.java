package dev.unfold.check;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.nn.Batch;
import java.util.OptionalLong;
import java.util.function.DoubleSupplier;

/** An encoder of ids. Ids have no gradient, so x is N×0. */
sealed interface CheckableIds extends Checkable permits CheckableCharacters, CheckableEmbedding {
  /** The loss gradient of the output, N×H. */
  Matrix dOutput();

  /** Encodes the tokens in those rows. */
  IdPass forward(int[] rows, Batch batch);

  @Override
  default Matrix x() {
    return dOutput().columns(0, 0);
  }

  @Override
  default Answer answer(int[] chosen, Gradients into) {
    return weightedSum().answer(chosen, into);
  }

  @Override
  default DoubleSupplier loss() {
    return weightedSum()::loss;
  }

  private WeightedSum weightedSum() {
    return new WeightedSum(
        sentences(),
        x(),
        dOutput(),
        OptionalLong.empty(),
        (x, rows, batch) -> forward(rows, batch));
  }
}
