package dev.unfold.lab.plot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class DownsampledTest {
  @Test
  void cellsHoldTheLargestMagnitudeOfTheirBlock() {
    double[][] values = {{1, -2, 0, 4, 0.5}, {0, 1, -3, 2, -0.25}, {7, 7, Double.NaN, 9, 1}};
    Downsampled cells = Downsampled.of(Matrix.of(DType.FLOAT64, values), 2, 3);
    assertThat(cells.values()[0]).containsExactly(-2, 4, 0.5);
    assertThat(cells.values()[1]).containsExactly(7, Double.NaN, 1);
    assertThat(cells.pooled()).isTrue();
    assertThat(cells.largest()).isEqualTo(7);
  }

  @Test
  void smallMatricesAreShownEntryByEntry() {
    Matrix matrix = Matrix.uniform(DType.FLOAT64, 6, 3, -1, 1, new Random(4));
    Downsampled cells = Downsampled.of(matrix, 6, 3);
    assertThat(cells.values()).isDeepEqualTo(matrix.toArray());
    assertThat(cells.pooled()).isFalse();
  }
}
