package dev.unfold.torch;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.nn.Dropout;
import dev.unfold.nn.VariationalDropout;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.bytedeco.pytorch.Tensor;

/** Dropout in PyTorch with the mask that our layer draws from the same noise, in its own order. */
final class NoiseTwins {
  private NoiseTwins() {}

  static Tensor dropout(Dropout layer, Tensor x, AutogradCall call) {
    if (call.batch().noise().isEmpty()) {
      return x;
    }
    RandomGenerator noise = call.batch().noise().get();
    Matrix packed = mask(call.batch().tokens(), columns(x), layer.rate(), noise);
    return x.mul(TensorMemory.tensor(call.unpacked(packed)));
  }

  static Tensor variational(VariationalDropout layer, Tensor x, AutogradCall call) {
    if (call.batch().noise().isEmpty()) {
      return x;
    }
    RandomGenerator noise = call.batch().noise().get();
    int[][] rows = call.batch().rows();
    Matrix longestFirst = mask(rows.length, columns(x), layer.rate(), noise);
    int[] sentenceOf = // the first token of sentence b is row b
        Arrays.stream(rows).flatMapToInt(own -> Arrays.stream(own).map(r -> own[0])).toArray();
    return x.mul(TensorMemory.tensor(longestFirst.gather(sentenceOf)));
  }

  private static int columns(Tensor x) {
    return Math.toIntExact(x.size(1));
  }

  private static Matrix mask(int rows, int columns, double rate, RandomGenerator noise) {
    Matrix mask = Matrix.uniform(DType.FLOAT64, rows, columns, 0, 1, noise);
    for (int r = 0; r < rows; r++) {
      for (int k = 0; k < columns; k++) {
        mask.set(r, k, mask.get(r, k) < rate ? 0 : 1 / (1 - rate));
      }
    }
    return mask;
  }
}
