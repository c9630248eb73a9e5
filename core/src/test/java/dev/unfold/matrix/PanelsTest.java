package dev.unfold.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.TestSeed;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A packed right operand gives the same bits as the matrix that it was packed from. */
final class PanelsTest {
  private static final int[] ROWS = {0, 1, 2, 3, 5, 12};
  private static final int[] COLUMNS = {0, 1, 5, 8, 17, 40, 131};
  private static final int[] TERMS = {0, 1, 4, 19};

  private final Random random = TestSeed.random();

  private Matrix random(DType dtype, int rows, int columns) {
    return Numbers.random(random, dtype, rows, columns);
  }

  @ParameterizedTest
  @EnumSource
  void packedProductsGiveTheBitsOfPlainOnes(DType dtype) {
    for (int rows : ROWS) {
      for (int columns : COLUMNS) {
        for (int terms : TERMS) {
          Matrix a = random(dtype, rows, terms);
          Matrix b = random(dtype, terms, columns);
          Matrix c = random(dtype, rows, columns);
          double[][] expected = c.copy().addProduct(a, b).toArray();
          assertThat(c.copy().addProduct(a, Panels.of(b)).toArray())
              .as("%s·%s", a, b)
              .isDeepEqualTo(expected);
          assertThat(c.copy().addProduct(a, Panels.ofTransposed(b.transposed())).toArray())
              .as("%s·%s, packed from its transpose", a, b)
              .isDeepEqualTo(expected);
          assertThat(c.copy().addTransposedProduct(a.transposed(), Panels.of(b)).toArray())
              .as("%s transposed twice·%s", a, b)
              .isDeepEqualTo(expected);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aProductIntoAViewChangesOnlyTheView(DType dtype) {
    Matrix whole = Matrix.zeros(dtype, 6, 21).fill(3);
    Matrix a = random(dtype, 2, 5);
    Matrix b = random(dtype, 5, 21);
    Matrix part = whole.rows(2, 4);
    double[][] expected = part.copy().addProduct(a, b).toArray();
    assertThat(part.addProduct(a, Panels.of(b))).isSameAs(part);
    assertThat(part.toArray()).isDeepEqualTo(expected);
    for (int row : new int[] {0, 1, 4, 5}) {
      assertThat(whole.row(row).shift(-3).maxAbs()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void panelsAreACopyUntilFilledAgain(DType dtype) {
    Matrix a = random(dtype, 3, 5);
    Matrix b = random(dtype, 5, 18);
    Panels panels = Panels.of(b);
    Panels turned = Panels.ofTransposed(b.transposed());
    Matrix before = a.times(b);
    b.scale(2);
    assertThat(times(a, panels)).isDeepEqualTo(before.toArray());
    assertThat(panels.fill(b, false)).isSameAs(panels);
    turned.fill(b.transposed(), true);
    assertThat(times(a, panels)).isDeepEqualTo(a.times(b).toArray());
    assertThat(times(a, turned)).isDeepEqualTo(a.times(b).toArray());
  }

  private static double[][] times(Matrix a, Panels b) {
    return Matrix.zeros(a.dtype(), a.rows(), b.columns()).addProduct(a, b).toArray();
  }

  @ParameterizedTest
  @EnumSource
  void panelsKnowShapeAndType(DType dtype) {
    Matrix b = random(dtype, 5, 18);
    Panels panels = Panels.of(b);
    assertThat(panels.rows()).isEqualTo(5);
    assertThat(panels.columns()).isEqualTo(18);
    assertThat(panels.dtype()).isEqualTo(dtype);
    assertThat(panels).hasToString("5×18 " + dtype);
    assertThat(Panels.ofTransposed(b)).hasToString("18×5 " + dtype);
  }
}
