package dev.unfold.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.TestSeed;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Packed weights: made once, packed again when the weights have changed. */
final class PackedWeightsTest {
  private final Random random = TestSeed.random();
  private final PackedWeights weights = new PackedWeights();

  private Matrix random(int rows, int columns) {
    return Numbers.random(random, DType.FLOAT32, rows, columns);
  }

  private static void holds(Panels panels, Matrix b) {
    Matrix one = Matrix.zeros(b.dtype(), b.rows(), b.rows());
    for (int k = 0; k < b.rows(); k++) {
      one.set(k, k, 1);
    }
    Matrix read = Matrix.zeros(b.dtype(), b.rows(), b.columns()).addProduct(one, panels);
    assertThat(read.toArray()).isDeepEqualTo(b.toArray());
  }

  @Test
  void eachWeightIsPackedOnce() {
    Matrix b = random(5, 18);
    Panels turned = weights.transposedPanels(b);
    assertThat(weights.transposedPanels(b)).isSameAs(turned);
    assertThat(weights.repackTasks()).hasSize(1);
    holds(turned, b.transposed());
  }

  @Test
  void equalWeightsArePackedSeparately() {
    Matrix b = random(5, 18);
    Matrix twin = b.copy();
    assertThat(weights.transposedPanels(twin)).isNotSameAs(weights.transposedPanels(b));
  }

  @ParameterizedTest
  @EnumSource
  void repackTasksUpdateThePanels(DType dtype) {
    Matrix b = Numbers.random(random, dtype, 5, 18);
    Panels turned = weights.transposedPanels(b);
    Matrix before = b.copy();
    b.scale(-3);
    holds(turned, before.transposed());
    weights.repackTasks().forEach(Runnable::run);
    assertThat(weights.transposedPanels(b)).isSameAs(turned);
    holds(turned, b.transposed());
    weights.repackTasks().forEach(Runnable::run);
    holds(turned, b.transposed());
  }

  @Test
  void repackTasksRunOnAnyThreadInAnyOrder() {
    List<Matrix> many = IntStream.range(1, 40).mapToObj(n -> random(n, 41 - n)).toList();
    List<Panels> turned = many.stream().map(weights::transposedPanels).toList();
    many.forEach(b -> b.scale(5).shift(0.25));
    weights.repackTasks().parallelStream().forEach(Runnable::run);
    for (int i = 0; i < many.size(); i++) {
      holds(turned.get(i), many.get(i).transposed());
    }
  }

  @Test
  void manyThreadsGetTheSamePanels() {
    Matrix b = random(30, 70);
    Set<Panels> asked =
        IntStream.range(0, 1000)
            .parallel()
            .mapToObj(i -> weights.transposedPanels(b))
            .collect(Collectors.toSet());
    assertThat(asked).hasSize(1);
    assertThat(weights.repackTasks()).hasSize(1);
  }
}
