package dev.unfold.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The parts of a gradient: every entry once, changed in place. */
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
  void nothingAddedGivesNoPart() {
    assertThat(new Gradients().parts(w)).isEmpty();
    Gradients gradients = new Gradients();
    gradients.addRows(e, new int[0], Matrix.zeros(DType.FLOAT64, 0, 2));
    assertThat(gradients.parts(e)).isEmpty();
  }

  @Test
  void aSmallDenseSumIsOnePart() {
    Gradients gradients = new Gradients();
    gradients.of(w).set(1, 2, 7);
    Gradients.Part part = gradients.parts(w).get(0);
    assertThat(gradients.parts(w)).hasSize(1);
    part.gradient().scale(2);
    assertThat(gradients.of(w).get(1, 2)).isEqualTo(14);
    Matrix value = part.take(w.value());
    value.set(1, 1, 3);
    part.put(value, w.value());
    assertThat(w.value().get(1, 1)).isEqualTo(3);
  }

  @Test
  void aLargeDenseSumIsSplitByRows() {
    Parameter large = new Parameter("large", Matrix.zeros(DType.FLOAT64, 1000, 10));
    Gradients gradients = new Gradients();
    for (int r = 0; r < 1000; r++) {
      gradients.of(large).set(r, 3, r);
    }
    List<Gradients.Part> parts = gradients.parts(large);
    assertThat(parts).extracting(part -> part.gradient().rows()).containsExactly(409, 409, 182);
    for (Gradients.Part part : parts) {
      Matrix rows = part.take(large.value());
      part.put(rows.add(part.gradient()), large.value());
    }
    assertThat(large.value().toArray()).isDeepEqualTo(gradients.dense(large).toArray());
    Parameter wide = new Parameter("wide", Matrix.zeros(DType.FLOAT64, 2, 5000));
    gradients.of(wide);
    assertThat(gradients.parts(wide)).hasSize(2);
  }

  @Test
  void manySparseRowsAreSplitAndPutBack() {
    Parameter large = new Parameter("large", Matrix.zeros(DType.FLOAT32, 9000, 4));
    int[] used = IntStream.range(0, 3000).map(i -> 8999 - 3 * i).toArray();
    Gradients gradients = new Gradients();
    gradients.addRows(large, used, Matrix.uniform(DType.FLOAT32, 3000, 4, -1, 1, new Random(1)));
    List<Gradients.Part> parts = gradients.parts(large);
    assertThat(parts).extracting(part -> part.gradient().rows()).containsExactly(1024, 1024, 952);
    for (Gradients.Part part : parts) {
      Matrix rows = part.take(large.value());
      part.put(rows.add(part.gradient()), large.value());
    }
    assertThat(large.value().toArray()).isDeepEqualTo(gradients.dense(large).toArray());
  }

  @Test
  void repeatedRowsAreMerged() {
    Gradients gradients = new Gradients();
    gradients.addRows(e, new int[] {3, -1, 3}, matrix(row(1, 2), row(50, 60), row(10, 20)));
    gradients.addRows(e, new int[] {0, 3}, matrix(row(5, 6), row(100, 200)));
    double[][] dense = gradients.dense(e).toArray();
    List<Gradients.Part> parts = gradients.parts(e);
    assertThat(parts).hasSize(1);
    assertThat(parts.get(0).gradient().toArray())
        .isDeepEqualTo(new double[][] {{5, 6}, {111, 222}});
    assertThat(gradients.dense(e).toArray()).isDeepEqualTo(dense);
    assertThat(gradients.hasDense(e)).isFalse();
  }

  @Test
  void partsAreChangedInPlaceButNotTheAddedRows() {
    Gradients gradients = new Gradients();
    Matrix values = matrix(row(1, 2), row(3, 4));
    gradients.addRows(e, new int[] {1, 4}, values);
    gradients.parts(e).forEach(part -> part.gradient().scale(10));
    gradients.parts(e).forEach(part -> part.gradient().scale(10));
    assertThat(gradients.dense(e).get(4, 1)).isEqualTo(400);
    assertThat(values.toArray()).isDeepEqualTo(new double[][] {{1, 2}, {3, 4}});
    gradients.addRows(e, new int[] {4}, matrix(row(7, 8)));
    assertThat(gradients.parts(e).get(0).gradient().toArray())
        .isDeepEqualTo(new double[][] {{100, 200}, {307, 408}});
  }

  @Test
  void rowsAreAddedToADenseSumOnce() {
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
  void takeWorksOnAnyMatrixOfTheShape() {
    Gradients gradients = new Gradients();
    gradients.addRows(e, new int[] {4, 1}, matrix(row(1, 2), row(3, 4)));
    Matrix whole = matrix(row(0, 1), row(2, 3), row(4, 5), row(6, 7), row(8, 9));
    Gradients.Part part = gradients.parts(e).get(0);
    Matrix rows = part.take(whole);
    assertThat(rows.toArray()).isDeepEqualTo(new double[][] {{2, 3}, {8, 9}});
    part.put(rows.scale(10), whole);
    assertThat(whole.toArray())
        .isDeepEqualTo(new double[][] {{0, 1}, {20, 30}, {4, 5}, {6, 7}, {80, 90}});
  }
}
