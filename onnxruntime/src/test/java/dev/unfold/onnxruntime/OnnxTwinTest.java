package dev.unfold.onnxruntime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.SharedData;
import dev.unfold.TestSeed;
import dev.unfold.corpus.CorpusFiles;
import dev.unfold.corpus.CorpusLayout;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.Tagset;
import dev.unfold.exchange.Parity;
import dev.unfold.exchange.TaggerTwin;
import dev.unfold.exchange.Taggers;
import dev.unfold.exchange.Trace;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.model.BodyKind;
import dev.unfold.model.NetworkPlan;
import dev.unfold.model.Plans;
import dev.unfold.tagger.NetworkTagger;
import dev.unfold.tagger.Tagger;
import dev.unfold.tagger.TaggerConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every tagger that can be exported, in onnxruntime and in ours: the same numbers, the same tags. */
final class OnnxTwinTest {
  private static final double ALLOWED = 1e-5;

  private static final List<List<String>> ODD =
      List.of(
          List.of("Stop"),
          List.of("zzyzx", "Qwertz-42", "İstanbul", "🙂🙂", "ΑΣ", "x".repeat(1000), "."),
          List.of("The", "the", "THE"));

  @ParameterizedTest
  @ValueSource(strings = {"fast", "accurate"})
  void presetsTagTheDevPartAsOursDo(String preset) {
    NetworkTagger tagger =
        Taggers.trained(preset.equals("fast") ? TaggerConfig.FAST : TaggerConfig.ACCURATE);
    assertSame(tagger, Taggers.dev());
    assertSame(tagger, ODD);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lstm", "gru", "rnn"})
  void lettersAndCrfToo(String cell) {
    NetworkTagger tagger = Taggers.spelling(cell);
    assertSame(tagger, Taggers.dev());
    assertSame(tagger, ODD);
  }

  @Test
  void votesToo() {
    NetworkTagger tagger = Taggers.voting();
    assertSame(tagger, Taggers.dev());
    assertSame(tagger, ODD);
  }

  @Test
  void vectorsThatWereGivenToo(@TempDir Path folder) {
    NetworkTagger tagger = Taggers.given(folder);
    assertSame(tagger, Taggers.dev().subList(0, 60));
    assertSame(tagger, ODD);
  }

  @ParameterizedTest
  @CsvSource({
    "rnn,1,false,false",
    "rnn,2,false,true",
    "rnn,1,true,false",
    "lstm,1,false,false",
    "lstm,2,true,true",
    "gru,1,false,true",
    "gru,3,true,false",
    "chogru,1,false,false",
    "chogru,2,true,true",
    "transformer,1,true,false",
    "transformer,2,true,true",
    "transformer,3,false,false",
    "mlp,1,false,false"
  })
  void networksOfTheLab(BodyKind cell, int layers, boolean bidirectional, boolean crf) {
    NetworkPlan architecture = Plans.words(cell, 9, 5, layers, bidirectional, crf);
    long seed = TestSeed.random().nextLong();
    for (DType dtype : DType.values()) {
      NetworkTagger tagger = Taggers.drawn(architecture, dtype, seed);
      assertSame(tagger, Taggers.dev().subList(0, 40));
      assertSame(tagger, ODD);
    }
  }

  @Test
  void aLongSentenceAndAloneAsInABatch() {
    NetworkTagger tagger = Taggers.spelling("gru");
    List<String> words = Trace.inOrder(Taggers.dev());
    List<String> most = words.subList(0, 512);
    assertSame(tagger, List.of(most));
    Trace together =
        new OnnxTwin().trace(tagger, List.of(most, List.of("Stop"), words.subList(3, 9)));
    Trace alone = new OnnxTwin().trace(tagger, List.of(List.of("Stop")));
    Matrix scores = together.tensors().get(Trace.SCORES);
    close("alone", scores.rows(512, 513), alone.tensors().get(Trace.SCORES), 1e-6);
    List<String> longer =
        IntStream.range(0, 3000).mapToObj(t -> words.get(t % words.size())).toList();
    close(
        "longer than any slice",
        new OnnxTwin().trace(tagger, List.of(longer)).tensors().get(Trace.SCORES),
        Trace.of(tagger, List.of(longer)).tensors().get(Trace.SCORES),
        ALLOWED);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void positionsFarFromTheBeginning(boolean bidirectional) {
    NetworkPlan architecture = Plans.words(BodyKind.TRANSFORMER, 8, 6, 1, bidirectional, false);
    NetworkTagger tagger = Taggers.drawn(architecture, DType.FLOAT32, TestSeed.random().nextLong());
    List<String> words = Trace.inOrder(Taggers.dev());
    assertSame(tagger, List.of(words.subList(0, 1200), List.of("Stop"), words.subList(5, 9)));
  }

  @Test
  void treebank() {
    SharedData.file("data/en_ewt/en_ewt-ud-dev.conllu");
    NetworkTagger tagger = Taggers.trained(TaggerConfig.FAST.with("epochs", "1"), ewt("dev"));
    List<List<String>> test = ewt("test").stream().map(Sentence::words).toList();
    Parity parity = Parity.of(tagger, test, List.of(new OnnxTwin()));
    assertThat(parity.tokens()).isEqualTo(25_094);
    assertThat(parity.engines())
        .containsExactly(new Parity.Engine("onnxruntime", 25_094, OptionalDouble.empty()));
    assertThat(parity.rows())
        .extracting(Parity.Row::name)
        .containsExactly("words", "gru.0", "scores", "log_probabilities");
    assertThat(parity.rows())
        .allMatch(row -> row.differences().get(0).orElseThrow() <= Parity.ALLOWED);
    assertThat(parity.held()).isTrue();
  }

  private static List<Sentence> ewt(String part) {
    CorpusFiles files =
        CorpusFiles.train(SharedData.file("data/en_ewt/en_ewt-ud-" + part + ".conllu"));
    return files.corpus(CorpusLayout.of(Tagset.UPOS), warning -> {}).of(Part.TRAIN);
  }

  @Test
  void serviceLoaderFindsIt() {
    assertThat(TaggerTwin.available()).extracting(TaggerTwin::name).containsExactly("onnxruntime");
  }

  private static void assertSame(Tagger tagger, List<List<String>> sentences) {
    Trace ours = Trace.of(tagger, sentences);
    Trace theirs = new OnnxTwin().trace(tagger, sentences);
    List<String> expected = new ArrayList<>(ours.tensors().keySet());
    boolean crf = !theirs.tensors().containsKey(Trace.LOG_PROBABILITIES);
    if (crf) {
      expected.remove(Trace.LOG_PROBABILITIES);
    }
    assertThat(theirs.tensors().keySet()).containsExactlyElementsOf(expected);
    theirs
        .tensors()
        .forEach((name, found) -> close(name, found, ours.tensors().get(name), ALLOWED));
    List<String> tags =
        Arrays.stream(theirs.tags(tagger, sentences)).mapToObj(tagger.tags()::get).toList();
    assertThat(tags).isEqualTo(Trace.inOrder(tagger.tagAll(sentences)));
  }

  private static void close(String name, Matrix found, Matrix expected, double allowed) {
    assertThat(found.shape()).as(name).isEqualTo(expected.shape());
    Matrix difference = found.as(DType.FLOAT64).addScaled(-1, expected.as(DType.FLOAT64));
    assertThat(difference.maxAbs())
        .as("largest difference of %s, %s", name, found.shape())
        .isLessThanOrEqualTo(allowed * Math.max(1, expected.maxAbs()));
  }
}
