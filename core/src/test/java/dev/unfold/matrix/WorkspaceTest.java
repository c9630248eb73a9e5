package dev.unfold.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unfold.TestSeed;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reused memory: no two matrices share it at the same time, and old numbers in it do no harm. */
final class WorkspaceTest {
  private static final DType FLOAT = DType.FLOAT32;

  private final Random random = TestSeed.random();
  private final PackedWeights weights = new PackedWeights();
  private final Workspace workspace = new Workspace(weights);

  /** A workspace whose memory is full of NaN, and large enough for a test. */
  private Workspace dirty(DType dtype) {
    for (int round = 0; round < 2; round++) {
      workspace.matrix(dtype, 100, 100).fill(Double.NaN);
      workspace.clear();
    }
    return workspace;
  }

  @Test
  void noTwoMatricesOverlap() {
    for (int round = 0; round < 6; round++) {
      List<Matrix> all = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        DType dtype = DType.values()[random.nextInt(2)];
        int rows = random.nextInt(7);
        int columns = random.nextInt(40);
        Matrix next =
            i % 2 == 0
                ? workspace.matrix(dtype, rows, columns)
                : workspace.zeros(dtype, rows, columns);
        assertThat(next).hasToString(rows + "×" + columns + " " + dtype);
        all.add(next.fill(i));
      }
      for (int i = 0; i < all.size(); i++) {
        Matrix x = all.get(i);
        assertThat(x.copy().shift(-i).maxAbs()).as("round %d, matrix %d", round, i).isZero();
      }
      workspace.clear();
    }
  }

  @ParameterizedTest
  @EnumSource
  void clearReusesTheMemory(DType dtype) {
    workspace.matrix(dtype, 3, 5);
    workspace.matrix(dtype, 2, 9);
    workspace.clear();
    Matrix first = workspace.matrix(dtype, 3, 5).fill(1);
    Matrix second = workspace.matrix(dtype, 2, 9).fill(2);
    workspace.clear();
    Matrix again = workspace.matrix(dtype, 3, 5);
    Matrix other = workspace.matrix(dtype, 2, 9);
    assertThat(again.sum()).as("old numbers").isEqualTo(15);
    again.set(2, 4, 7);
    other.set(1, 8, 8);
    assertThat(first.get(2, 4)).isEqualTo(7);
    assertThat(second.get(1, 8)).isEqualTo(8);
  }

  @ParameterizedTest
  @EnumSource
  void zerosClearsOldNumbers(DType dtype) {
    assertThat(dirty(dtype).matrix(dtype, 2, 3).sum()).isNaN();
    assertThat(workspace.zeros(dtype, 4, 17).maxAbs()).isZero();
    assertThat(workspace.matrix(dtype, 2, 3).sum()).as("nothing else is cleared").isNaN();
  }

  /** A step that needs more memory gets it; at the next step the workspace holds all of it in one array. */
  @Test
  void theWorkspaceGrowsToTheSizeOfAStep() {
    workspace.matrix(FLOAT, 1, 16).fill(1);
    workspace.clear();
    Matrix small = workspace.matrix(FLOAT, 1, 16).fill(2);
    Matrix large = workspace.matrix(FLOAT, 10, 100).fill(3);
    assertThat(large.sum()).isEqualTo(3000);
    assertThat(small.sum()).isEqualTo(32);
    workspace.clear();
    workspace.matrix(FLOAT, 1, 16).fill(4);
    Matrix held = workspace.matrix(FLOAT, 10, 100).fill(5);
    workspace.clear();
    workspace.matrix(FLOAT, 1, 16);
    workspace.matrix(FLOAT, 10, 100).fill(6);
    assertThat(held.sum()).as("the same memory").isEqualTo(6000);
    assertThat(large.sum()).as("separate memory").isEqualTo(3000);
  }

  @Test
  void workspacesShareNoMemory() {
    Workspace other = new Workspace(weights);
    for (int round = 0; round < 3; round++) {
      Matrix ours = workspace.matrix(FLOAT, 4, 4).fill(1);
      Matrix theirs = other.matrix(FLOAT, 4, 4).fill(2);
      assertThat(ours.sum()).isEqualTo(16);
      assertThat(theirs.sum()).isEqualTo(32);
      workspace.clear();
      other.clear();
    }
  }

  @ParameterizedTest
  @EnumSource
  void noneAlwaysReturnsNewMatrices(DType dtype) {
    Workspace none = Workspace.none();
    Matrix first = none.matrix(dtype, 3, 4);
    assertThat(first.maxAbs()).isZero();
    first.fill(1);
    none.clear();
    Matrix second = none.matrix(dtype, 3, 4);
    assertThat(second.maxAbs()).isZero();
    second.fill(2);
    assertThat(first.sum()).isEqualTo(12);
    assertThat(Workspace.none()).isSameAs(none);
    Matrix b = Numbers.random(random, dtype, 3, 4);
    assertThat(none.transposedPanels(b)).isNotSameAs(none.transposedPanels(b));
    assertThat(none.transposedPanels(b)).hasToString("4×3 " + dtype);
  }

  @ParameterizedTest
  @EnumSource
  void resultsInReusedMemoryEqualThoseOfMatrix(DType dtype) {
    Matrix x = Numbers.random(random, dtype, 5, 7);
    Matrix y = Numbers.random(random, dtype, 5, 2);
    Matrix b = Numbers.random(random, dtype, 7, 3);
    int[] some = {4, -1, 0, 4};
    for (Workspace place : List.of(dirty(dtype), Workspace.none())) {
      same(place.copy(x), x);
      same(place.gather(x, some), x.gather(some));
      same(place.columns(x, 2, 6), x.columns(2, 6));
      same(place.columns(x, 3, 3), x.columns(3, 3));
      same(place.concat(x, y), x.beside(y));
      same(place.product(x, b), x.times(b));
      same(place.copy(x.rows(0, 0)), x.rows(0, 0));
    }
  }

  private static void same(Matrix actual, Matrix expected) {
    assertThat(actual).hasToString(expected.toString());
    assertThat(actual.toArray()).isDeepEqualTo(expected.toArray());
  }

  @Test
  void aCopyIsNotAView() {
    Matrix x = Numbers.random(random, FLOAT, 2, 3);
    double[][] before = x.toArray();
    dirty(FLOAT).copy(x).fill(9);
    assertThat(x.toArray()).isDeepEqualTo(before);
  }

  @Test
  void panelsComeFromTheSharedWeights() {
    Matrix b = Numbers.random(random, FLOAT, 6, 20);
    Panels panels = weights.transposedPanels(b);
    assertThat(workspace.transposedPanels(b)).isSameAs(panels);
    assertThat(new Workspace(weights).transposedPanels(b)).isSameAs(panels);
    workspace.clear();
    assertThat(workspace.transposedPanels(b)).isSameAs(panels);
  }

  @Test
  void impossibleSizesAreRejected() {
    for (Workspace place : List.of(dirty(FLOAT), Workspace.none())) {
      assertThatThrownBy(() -> place.matrix(FLOAT, 2, -3))
          .isInstanceOf(ShapeException.class)
          .hasMessageContaining("2×-3");
      assertThatThrownBy(() -> place.columns(Matrix.zeros(FLOAT, 4, 5), 3, 1))
          .isInstanceOf(ShapeException.class)
          .hasMessageContaining("4×-2");
      assertThatThrownBy(() -> place.zeros(FLOAT, 1 << 16, 1 << 16))
          .isInstanceOf(ShapeException.class)
          .hasMessageContaining("65536×65536");
    }
    Matrix a = workspace.matrix(FLOAT, 4, 4).fill(1);
    workspace.matrix(FLOAT, 4, 4).fill(2);
    assertThat(a.sum()).as("still separate").isEqualTo(16);
  }
}
