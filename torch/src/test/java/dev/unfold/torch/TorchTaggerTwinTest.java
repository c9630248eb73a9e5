package dev.unfold.torch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.TestSeed;
import dev.unfold.exchange.TaggerTwin;
import dev.unfold.exchange.Taggers;
import dev.unfold.exchange.Trace;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.model.Cell;
import dev.unfold.model.NetworkPlan;
import dev.unfold.model.Plans;
import dev.unfold.tagger.Tagger;
import dev.unfold.tagger.TaggerConfig;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * PyTorch's own modules, given our weights by their names, compute what our layers do. They compute in float64; what
 * PyTorch's own float32 is off by is printed where it is more than rounding, and fails no test (see {@link SelfTest}).
 */
final class TorchTaggerTwinTest {
  @ParameterizedTest
  @ValueSource(strings = {"lstm", "gru", "rnn"})
  void charactersAndCrf(String cell) {
    assertSame(Taggers.spelling(cell), Taggers.dev().subList(0, 30), 1e-5);
  }

  @Test
  void preset() {
    assertSame(Taggers.trained(TaggerConfig.ACCURATE), Taggers.dev().subList(0, 60), 1e-5);
  }

  @Test
  void ensemble() {
    assertSame(Taggers.voting(), Taggers.dev().subList(0, 60), 1e-5);
  }

  @Test
  void pretrainedVectors(@TempDir Path folder) {
    assertSame(Taggers.given(folder), Taggers.dev().subList(0, 60), 1e-5);
  }

  @ParameterizedTest
  @CsvSource({
    "RNN,1,false,false", "RNN,2,true,true",
    "LSTM,1,false,false", "LSTM,3,true,true",
    "GRU,1,false,true", "GRU,3,true,false"
  })
  void networksOfTheLab(Cell cell, int layers, boolean bidirectional, boolean crf) {
    NetworkPlan architecture = Plans.words(cell, 9, 5, layers, bidirectional, crf);
    long seed = TestSeed.random().nextLong();
    List<List<String>> sentences = Taggers.dev().subList(0, 25);
    assertSame(Taggers.drawn(architecture, DType.FLOAT64, seed), sentences, 1e-12);
    assertSame(Taggers.drawn(architecture, DType.FLOAT32, seed), sentences, 1e-5);
  }

  @Test
  void serviceLoaderFindsIt() {
    assertThat(TaggerTwin.available()).extracting(TaggerTwin::name).containsExactly("PyTorch");
  }

  private static void assertSame(Tagger tagger, List<List<String>> sentences, double allowed) {
    Trace ours = Trace.of(tagger, sentences);
    TorchTaggerTwin twin = new TorchTaggerTwin();
    Trace theirs = twin.trace(tagger, sentences);
    twin.float32Trace(tagger, sentences).ifPresent(narrow -> report(narrow, theirs));
    assertThat(theirs.tensors().keySet()).containsExactlyElementsOf(ours.tensors().keySet());
    ours.tensors()
        .forEach(
            (name, expected) -> {
              assertThat(difference(theirs.tensors().get(name), expected))
                  .as("largest difference of %s", name)
                  .isLessThanOrEqualTo(allowed * Math.max(1, expected.maxAbs()));
            });
    List<String> tags =
        Arrays.stream(theirs.tags(tagger, sentences)).mapToObj(tagger.tags()::get).toList();
    assertThat(tags).isEqualTo(Trace.inOrder(tagger.tagAll(sentences)));
  }

  private static double difference(Matrix one, Matrix other) {
    return one.as(DType.FLOAT64).addScaled(-1, other.as(DType.FLOAT64)).maxAbs();
  }

  private static void report(Trace narrow, Trace wide) {
    assertThat(narrow.tensors().keySet()).isEqualTo(wide.tensors().keySet());
    narrow
        .tensors()
        .forEach(
            (name, tensor) -> {
              double difference = difference(tensor, wide.tensors().get(name));
              assertThat(tensor.dtype()).isEqualTo(DType.FLOAT32);
              if (!(difference <= SelfTest.ALLOWED * Math.max(1, tensor.maxAbs()))) {
                System.out.printf("PyTorch's own float32: %s off by %.1e%n", name, difference);
              }
            });
  }
}
