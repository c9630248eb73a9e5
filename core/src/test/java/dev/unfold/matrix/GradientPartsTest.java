package dev.unfold.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The pieces of a gradient: every entry once, changed in place. */
final class GradientPartsTest {
  private final Parameter w = new Parameter("w", Matrix.zeros(DType.FLOAT64, 2, 3));
  private final Parameter e = new Parameter("e", Matrix.zeros(DType.FLOAT64, 5, 2));

  private static Matrix matrix(double[]... rows) {
    return Matrix.of(DType.FLOAT64, rows);
  }

  private static double[] row(double... numbers) {
    return numbers;
  }

  @Test
  void nothingAddedIsNoPiece() {
    assertThat(new Gradients().parts(w)).isEmpty();
    Gradients gradients = new Gradients();
    gradients.addRows(e, new int[0], Matrix.zeros(DType.FLOAT64, 0, 2));
    assertThat(gradients.parts(e)).isEmpty();
  }

  @Test
  void aDenseSumIsOnePiece() {
    Gradients gradients = new Gradients();
    gradients.of(w).set(1, 2, 7);
    Gradients.Part part = gradients.parts(w).get(0);
    assertThat(gradients.parts(w)).hasSize(1);
    part.gradient().scale(2);
    assertThat(gradients.of(w).get(1, 2)).isEqualTo(14);
    part.of(w.value()).set(1, 1, 3);
    assertThat(w.value().get(1, 1)).isEqualTo(3);
  }

  @Test
  void repeatedRowsAreOnePieceEach() {
    Gradients gradients = new Gradients();
    gradients.addRows(e, new int[] {3, -1, 3}, matrix(row(1, 2), row(50, 60), row(10, 20)));
    gradients.addRows(e, new int[] {0, 3}, matrix(row(5, 6), row(100, 200)));
    double[][] dense = gradients.dense(e).toArray();
    List<Gradients.Part> parts = gradients.parts(e);
    assertThat(parts).extracting(Gradients.Part::firstRow).containsExactly(0, 3);
    assertThat(parts.get(0).gradient().toArray()).isDeepEqualTo(new double[][] {{5, 6}});
    assertThat(parts.get(1).gradient().toArray()).isDeepEqualTo(new double[][] {{111, 222}});
    assertThat(gradients.dense(e).toArray()).isDeepEqualTo(dense);
    assertThat(gradients.hasDense(e)).isFalse();
  }

  @Test
  void piecesAreChangedInPlaceAndWhatWasAddedIsNot() {
    Gradients gradients = new Gradients();
    Matrix values = matrix(row(1, 2), row(3, 4));
    gradients.addRows(e, new int[] {1, 4}, values);
    gradients.parts(e).forEach(part -> part.gradient().scale(10));
    gradients.parts(e).forEach(part -> part.gradient().scale(10));
    assertThat(gradients.dense(e).get(4, 1)).isEqualTo(400);
    assertThat(values.toArray()).isDeepEqualTo(new double[][] {{1, 2}, {3, 4}});
    gradients.addRows(e, new int[] {4}, matrix(row(7, 8)));
    assertThat(gradients.parts(e).get(1).gradient().toArray())
        .isDeepEqualTo(new double[][] {{307, 408}});
    assertThat(gradients.parts(e)).hasSize(2);
  }

  @Test
  void rowsGoIntoADenseSumOnce() {
    Gradients gradients = new Gradients();
    gradients.addRows(e, new int[] {2, 2}, matrix(row(1, 2), row(3, 4)));
    gradients.of(e).set(2, 0, 100);
    for (int again = 0; again < 2; again++) {
      List<Gradients.Part> parts = gradients.parts(e);
      assertThat(parts).hasSize(1);
      assertThat(parts.get(0).gradient().row(2).toArray()).isDeepEqualTo(new double[][] {{104, 6}});
      assertThat(gradients.dense(e).row(2).toArray()).isDeepEqualTo(new double[][] {{104, 6}});
    }
  }

  @Test
  void aPieceOfAnyMatrixOfTheShape() {
    Gradients gradients = new Gradients();
    gradients.addRows(e, new int[] {4}, matrix(row(1, 2)));
    Matrix whole = matrix(row(0, 1), row(2, 3), row(4, 5), row(6, 7), row(8, 9));
    assertThat(gradients.parts(e).get(0).of(whole).toArray())
        .isDeepEqualTo(new double[][] {{8, 9}});
  }
}
