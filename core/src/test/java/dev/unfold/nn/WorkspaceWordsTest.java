package dev.unfold.nn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.check.CheckCase;
import dev.unfold.check.Checkable;
import dev.unfold.check.CheckableCharacters;
import dev.unfold.check.CheckableEmbedding;
import dev.unfold.check.CheckableOutput;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.Workspace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Encoders of words and tag outputs give the same bits in a workspace as without one. */
final class WorkspaceWordsTest {
  private static final long SEED = 1234;
  private static final int[][] BATCHES = {
    {3, 1, 17, 2}, {5}, {}, {2, 2, 2, 2, 2, 2, 2}, {0, 4, 0}, {30, 1, 1}, {3, 1, 17, 2}
  };

  /** Runs forward and backward on a batch. */
  private interface Run {
    /** Everything that is computed; {@code random} is newly seeded. */
    List<Matrix> on(Batch batch, Random random, Gradients into);
  }

  private static <S extends Checkable> Stream<S> checkables(Class<S> kind) {
    return CheckCase.all().stream()
        .flatMap(c -> Stream.of(DType.values()).map(dtype -> c.checkable(dtype, SEED)))
        .filter(kind::isInstance)
        .map(kind::cast);
  }

  static Stream<CheckableEmbedding> embeddings() {
    return checkables(CheckableEmbedding.class);
  }

  static Stream<CheckableCharacters> characters() {
    return checkables(CheckableCharacters.class);
  }

  static Stream<CheckableOutput> tagOutputs() {
    return checkables(CheckableOutput.class);
  }

  /** Runs batches first in memory full of NaN, then in memory that earlier batches have used. */
  private static void sameBits(List<Parameter> parameters, Run run) {
    Soiled soiled = new Soiled();
    for (int round = 0; round < 2; round++) {
      for (int[] lengths : BATCHES) {
        Workspace workspace = soiled.clear();
        if (round == 1) {
          results(parameters, run, new int[] {7, 2, 9}, workspace);
          workspace.clear();
        }
        List<double[][]> expected = results(parameters, run, lengths, Workspace.none());
        List<double[][]> found = results(parameters, run, lengths, workspace);
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.size(); i++) {
          // as text, since the loss of no token is NaN in both
          assertThat(Arrays.deepToString(found.get(i)))
              .as("result %d on sentences of %s", i, Arrays.toString(lengths))
              .isEqualTo(Arrays.deepToString(expected.get(i)));
        }
      }
    }
  }

  private static List<double[][]> results(
      List<Parameter> parameters, Run run, int[] lengths, Workspace workspace) {
    Gradients into = new Gradients();
    Batch batch = ProvenLayer.batch(lengths).in(workspace);
    List<Matrix> results = new ArrayList<>(run.on(batch, new Random(SEED), into));
    parameters.forEach(parameter -> results.add(into.dense(parameter)));
    return results.stream().map(Matrix::toArray).toList();
  }

  private static Matrix outputGradient(Matrix output, Random random) {
    return Matrix.uniform(output.dtype(), output.rows(), output.columns(), -1, 1, random);
  }

  private static int[][] lists(int count, int shortest, int bound, Random random) {
    return IntStream.range(0, count)
        .mapToObj(i -> random.ints(shortest + i % 4, 0, bound).toArray())
        .toArray(int[][]::new);
  }

  @ParameterizedTest
  @MethodSource("embeddings")
  void embedding(CheckableEmbedding checkable) {
    Embedding embedding = checkable.embedding();
    sameBits(
        embedding.parameters(),
        (batch, random, into) -> {
          int[] x = random.ints(batch.tokens(), 0, 7).toArray();
          Embedding.Pass pass = embedding.forward(x, batch.workspace());
          pass.backward(outputGradient(pass.output(), random), into);
          return List.of(pass.output());
        });
  }

  @ParameterizedTest
  @EnumSource
  void embeddingBag(DType dtype) {
    Parameter w = new Parameter("w", Matrix.glorot(dtype, 9, 5, new Random(SEED)));
    sameBits(
        List.of(w),
        (batch, random, into) -> {
          int[][] bags = lists(batch.tokens(), 0, 9, random);
          EmbeddingBag.Pass pass = new EmbeddingBag(w).forward(bags, batch.workspace());
          pass.backward(outputGradient(pass.output(), random), into);
          return List.of(pass.output());
        });
  }

  @ParameterizedTest
  @MethodSource("characters")
  void characters(CheckableCharacters checkable) {
    CharacterEncoder encoder = checkable.encoder();
    sameBits(
        encoder.parameters(),
        (batch, random, into) -> {
          int words = checkable.spellings().length;
          int[] wordOf = random.ints(batch.tokens(), 0, words).toArray();
          CharacterEncoder.Pass pass = encoder.forward(checkable.spellings(), wordOf, batch);
          pass.backward(outputGradient(pass.output(), random), into);
          return List.of(pass.output());
        });
  }

  @ParameterizedTest
  @MethodSource("characters")
  void words(CheckableCharacters checkable) {
    CharacterEncoder letters = checkable.encoder();
    DType dtype = checkable.dOutput().dtype();
    Random draw = new Random(SEED);
    Embedding ids = Embedding.glorot("ids", 7, 6, dtype, draw);
    EmbeddingBag affixes = new EmbeddingBag(new Parameter("a", Matrix.glorot(dtype, 9, 5, draw)));
    WordEncoder encoder = new WordEncoder(ids, Optional.of(affixes), Optional.of(letters));
    sameBits(
        encoder.parameters(),
        (batch, random, into) -> {
          int n = batch.tokens();
          Words words =
              new Words(
                  random.ints(n, 0, 7).toArray(), lists(n, 0, 9, random), lists(n, 1, 9, random));
          WordEncoder.Pass pass = encoder.forward(words, batch);
          pass.backward(outputGradient(pass.output(), random), into);
          return List.of(pass.output());
        });
  }

  @ParameterizedTest
  @MethodSource("tagOutputs")
  void tagOutputs(CheckableOutput checkable) {
    TagOutput output = checkable.output();
    int tags = checkable.x().columns();
    sameBits(
        output.parameters(),
        (batch, random, into) -> {
          Matrix scores =
              Matrix.uniform(checkable.x().dtype(), batch.tokens(), tags, -2, 2, random);
          Matrix before = scores.copy();
          int[] y = random.ints(batch.tokens(), 0, tags).toArray();
          TagOutput.Pass pass = output.forward(scores, batch, y);
          Matrix logP = output.logProbabilities(scores, batch);
          int[] best = output.decode(scores, batch);
          Matrix dScores = pass.backward(0.3, into);
          assertThat(scores.toArray()).as("scores unchanged").isDeepEqualTo(before.toArray());
          Matrix decoded = Matrix.zeros(DType.FLOAT64, 1, best.length);
          for (int r = 0; r < best.length; r++) {
            decoded.set(0, r, best[r]);
          }
          Matrix value = Matrix.of(DType.FLOAT64, new double[][] {{pass.loss()}});
          return List.of(value, logP, decoded, dScores);
        });
  }
}
