package dev.unfold.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.unfold.check.CheckCase;
import dev.unfold.check.CheckableLayer;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.PackedWeights;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.Workspace;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Batches that are computed in several blocks, compared with their single sentences, which are one block each. */
final class BlocksTest {
  private static final int[] LENGTHS = {400, 1, 300, 300, 77, 0, 2};

  private static Batch batch(int... lengths) {
    return Batch.of(Arrays.stream(lengths).mapToObj(int[]::new).toArray(int[][]::new));
  }

  @Test
  void blocksCoverEveryStepOnceInAbout500Rows() {
    for (int[] lengths : List.of(LENGTHS, new int[] {5000}, new int[0], new int[] {3, 2})) {
      Batch batch = batch(lengths);
      int step = 0;
      for (Batch.Block block : batch.blocks()) {
        assertThat(block.from()).isEqualTo(step);
        assertThat(block.start()).isEqualTo(batch.start(block.from()));
        assertThat(block.end()).isEqualTo(batch.end(block.to() - 1));
        assertThat(block.end() - block.start()).isBetween(1, 512);
        step = block.to();
      }
      assertThat(step).isEqualTo(batch.steps());
    }
    assertThat(batch(LENGTHS).blocks()).hasSize(3);
    assertThat(batch(LENGTHS).blocksFromTheEnd().get(2).from()).isZero();
  }

  @Test
  void largeStepIsABlockOfItsOwn() {
    Batch batch = batch(Stream.generate(() -> 3).limit(600).mapToInt(n -> n).toArray());
    assertThat(batch.blocks()).hasSize(3);
    assertThat(batch.blocks().get(1)).isEqualTo(new Batch.Block(1, 2, 600, 1200));
  }

  static Stream<CheckCase> recurrent() {
    return CheckCase.all().stream()
        .filter(
            checked ->
                checked.checkable(DType.FLOAT64, 1) instanceof CheckableLayer checkable
                    && checkable.layer() instanceof Recurrent);
  }

  @ParameterizedTest
  @MethodSource("recurrent")
  void severalBlocksEqualSingleSentences(CheckCase checked) {
    Layer layer = ((CheckableLayer) checked.checkable(DType.FLOAT64, 1)).layer();
    Batch batch = batch(LENGTHS).in(new Workspace(new PackedWeights()));
    int width = width(layer);
    Matrix x = Matrix.uniform(DType.FLOAT64, batch.tokens(), width, -1, 1, new Random(2));
    Layer.Pass pass = layer.forward(x, batch);
    Matrix error =
        Matrix.uniform(DType.FLOAT64, x.rows(), pass.output().columns(), -1, 1, new Random(3));
    Gradients sums = new Gradients();
    Matrix dx = pass.backward(error, sums);

    Gradients parts = new Gradients();
    for (int[] rows : batch.rows()) {
      Layer.Pass alone = layer.forward(x.gather(rows), batch(rows.length));
      same(pass.output().gather(rows), alone.output());
      same(dx.gather(rows), alone.backward(error.gather(rows), parts));
    }
    for (Parameter parameter : layer.parameters()) {
      same(sums.dense(parameter), parts.dense(parameter));
    }
  }

  /** D: the largest number of columns of a weight on the input. */
  private static int width(Layer layer) {
    return layer.parameters().stream()
        .filter(parameter -> parameter.name().endsWith(".w"))
        .mapToInt(parameter -> parameter.value().columns())
        .findFirst()
        .orElseThrow();
  }

  private static void same(Matrix actual, Matrix expected) {
    double tolerance = 1e-10 * Math.max(1, expected.maxAbs());
    assertThat(actual.copy().addScaled(-1, expected).maxAbs()).isCloseTo(0, within(tolerance));
  }
}
