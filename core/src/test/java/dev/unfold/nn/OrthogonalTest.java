package dev.unfold.nn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OrthogonalTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 60})
  void rowsAreOrthonormal(int size) {
    Matrix identity = Matrix.zeros(DType.FLOAT64, size, size);
    for (int r = 0; r < size; r++) {
      identity.set(r, r, 1);
    }
    Matrix u = Orthogonal.draw(DType.FLOAT64, size, new Random(size));
    assertThat(u.timesTransposed(u).addScaled(-1, identity).maxAbs()).isLessThan(1e-14);
    Matrix narrow = Orthogonal.draw(DType.FLOAT32, size, new Random(size));
    assertThat(narrow.toArray()).isDeepEqualTo(u.as(DType.FLOAT32).toArray());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 7})
  void drawsDiffer(int size) {
    Random random = new Random(3);
    Matrix first = Orthogonal.draw(DType.FLOAT64, size, random);
    Matrix second = Orthogonal.draw(DType.FLOAT64, size, random);
    assertThat(first.addScaled(-1, second).maxAbs()).isGreaterThan(0.1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0})
  void sizeZeroIsAllowed(int size) {
    assertThat(Orthogonal.draw(DType.FLOAT64, size, new Random(1)).shape()).isEqualTo("0×0");
  }
}
