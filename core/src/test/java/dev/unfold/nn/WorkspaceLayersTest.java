package dev.unfold.nn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.check.CheckCase;
import dev.unfold.check.CheckableLayer;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every layer gives the same bits in a workspace as without one, whatever its memory held before. */
final class WorkspaceLayersTest {
  private static final long SEED = 1234;
  private static final int[][] BATCHES = {
    {3, 1, 17, 2}, {5}, {}, {2, 2, 2, 2, 2, 2, 2}, {0, 4, 0}, {19, 1, 1}, {3, 1, 17, 2}
  };

  /** A layer in one of the types. */
  private record Case(String name, DType dtype, CheckableLayer checkable) {
    Layer layer() {
      return checkable.layer();
    }

    Call call(int[] lengths, Workspace workspace) {
      return new Call(this, lengths, workspace);
    }

    @Override
    public String toString() {
      return name + ", " + dtype;
    }
  }

  static Stream<Case> layers() {
    return CheckCase.all().stream()
        .flatMap(
            checked ->
                Stream.of(DType.values())
                    .filter(dtype -> checked.checkable(dtype, SEED) instanceof CheckableLayer)
                    .map(
                        dtype ->
                            new Case(
                                checked.name(),
                                dtype,
                                (CheckableLayer) checked.checkable(dtype, SEED))));
  }

  /** One call of a layer; input, noise and output gradient depend on the lengths alone. */
  private static final class Call {
    private final Case layer;
    private final Matrix x;
    private final Layer.Pass pass;
    private final Matrix dOutput;
    private final Gradients into = new Gradients();

    Call(Case layer, int[] lengths, Workspace workspace) {
      this.layer = layer;
      Batch quiet = ProvenLayer.batch(lengths).in(workspace);
      boolean disturbed = layer.checkable.noise().isPresent();
      Batch batch = disturbed ? quiet.withNoise(new Random(SEED)) : quiet;
      Random random = new Random(lengths.length);
      int width = layer.checkable.x().columns();
      x = Matrix.uniform(layer.dtype, batch.tokens(), width, -1, 1, random);
      pass = layer.layer().forward(workspace.copy(x), batch);
      int outputs = pass.output().columns();
      dOutput = Matrix.uniform(layer.dtype, batch.tokens(), outputs, -1, 1, random);
    }

    /** The output, dx, and the gradient of every parameter. */
    List<double[][]> results() {
      List<double[][]> results = new ArrayList<>();
      results.add(pass.output().toArray());
      results.add(pass.backward(dOutput, into).toArray());
      layer.layer().parameters().forEach(p -> results.add(into.dense(p).toArray()));
      return results;
    }

    /** Compares the bits with those of a call without a workspace. */
    void same(List<double[][]> expected) {
      List<double[][]> found = results();
      assertThat(found).hasSameSizeAs(expected);
      for (int i = 0; i < found.size(); i++) {
        String what = i == 0 ? "output" : i == 1 ? "dx" : "gradient of parameter " + (i - 2);
        assertThat(found.get(i)).as(what).isDeepEqualTo(expected.get(i));
      }
    }
  }

  private static List<double[][]> plain(Case layer, int[] lengths) {
    List<double[][]> results = layer.call(lengths, Workspace.none()).results();
    assertThat(results)
        .allMatch(matrix -> Matrix.of(DType.FLOAT64, matrix).isFinite(), "is finite");
    return results;
  }

  @Test
  void everyLayerIsTested() {
    assertThat(layers().map(Case::name))
        .hasSizeGreaterThan(2 * 55)
        .contains("lstm", "gru", "gru of Cho et al.", "rnn, relu, bidirectional", "dropout")
        .contains("linear", "lstm, truncated", "transformer, 2 layers", "lstm, 2 layers");
  }

  @ParameterizedTest
  @MethodSource("layers")
  void batchesInSoiledMemory(Case layer) {
    Soiled soiled = new Soiled();
    for (int[] lengths : BATCHES) {
      layer.call(lengths, soiled.clear()).same(plain(layer, lengths));
    }
  }

  /** In memory that earlier batches have used. */
  @ParameterizedTest
  @MethodSource("layers")
  void batchesInReusedMemory(Case layer) {
    Workspace workspace = new Soiled().clear();
    for (int[] lengths : BATCHES) {
      workspace.clear();
      layer.call(lengths, workspace).same(plain(layer, lengths));
    }
  }

  /** Two passes are alive at once until their backward passes have run, as in a stack. */
  @ParameterizedTest
  @MethodSource("layers")
  void twoPassesInOneWorkspace(Case layer) {
    Workspace workspace = new Soiled().clear();
    Call one = layer.call(BATCHES[0], workspace);
    Call other = layer.call(BATCHES[5], workspace);
    one.same(plain(layer, BATCHES[0]));
    other.same(plain(layer, BATCHES[5]));
  }
}
