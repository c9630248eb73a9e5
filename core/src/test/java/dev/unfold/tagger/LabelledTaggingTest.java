package dev.unfold.tagger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.corpus.Corpus;
import dev.unfold.corpus.LabelScheme;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.PostagCorpusData;
import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.Tagset;
import dev.unfold.matrix.DType;
import dev.unfold.model.Cell;
import dev.unfold.model.NetworkPlan;
import dev.unfold.model.Plans;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Labels of spans keep their scheme however a tagger is asked, and all ways of asking get the same tags. */
final class LabelledTaggingTest {
  private static final List<String> WORDS = List.of("met", "ann", "lee", "new", "york");
  private static final List<String> LABELS = List.of("O", "B-PER", "I-PER", "B-LOC", "I-LOC");

  /** Any words, each with a label of its own: a network that learns them breaks the scheme wherever it may. */
  private static List<Sentence> sentences(int seed, int count, int length) {
    Random random = new Random(seed);
    List<Sentence> sentences = new ArrayList<>();
    for (int s = 0; s < count; s++) {
      int[] drawn = random.ints(1 + random.nextInt(length), 0, WORDS.size()).toArray();
      sentences.add(
          Sentence.of(
              Arrays.stream(drawn).mapToObj(WORDS::get).toList(),
              Arrays.stream(drawn).mapToObj(LABELS::get).toList()));
    }
    return sentences;
  }

  private static List<List<String>> words(List<Sentence> sentences) {
    return sentences.stream().map(Sentence::words).toList();
  }

  private static void assertAllWaysAgree(Tagger tagger, List<List<String>> sentences) {
    LabelScheme scheme = tagger.labels().orElseThrow();
    List<List<String>> tags = tagger.tagAll(sentences);
    assertThat(tags).allMatch(labels -> scheme.violations(labels) == 0);
    assertThat(sentences.stream().map(tagger::tag)).isEqualTo(tags);
    assertThat(tagger.tagAll(sentences.stream())).isEqualTo(tags);
    Decoder decoder = Decoder.of(tagger);
    assertThat(decoder.tagAll(sentences)).extracting(Tagging::tags).isEqualTo(tags);
    assertThat(decoder.within(scheme).tagAll(sentences)).extracting(Tagging::tags).isEqualTo(tags);
    Stream<List<String>> best = sentences.stream().map(s -> decoder.best(s, 1).get(0).tags());
    assertThat(best).isEqualTo(tags);
    assertThat(decoder.withoutScheme().tagAll(sentences))
        .as("without rules the scheme is broken somewhere")
        .anyMatch(tagging -> scheme.violations(tagging.tags()) > 0);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aTaggerForUse(boolean crf) {
    TaggerConfig config =
        SmallTraining.CONFIG.with("crf", Boolean.toString(crf)).with("epochs", "4");
    List<Sentence> dev = sentences(2, 40, 9);
    NetworkTagger tagger =
        NetworkTagger.of(
            new Trainer(config, Corpus.of(sentences(1, 60, 9), dev, List.of())).train(epoch -> {}));
    assertAllWaysAgree(tagger, words(dev));
    assertAllWaysAgree(tagger, words(sentences(3, 3, 3 * SentenceSlice.LENGTH)));
    Evaluation evaluation = new Evaluation();
    evaluation.add(tagger, dev);
    assertThat(tagger.provenance().entries())
        .as("dev accuracy, as the tagger's own tags have it")
        .containsEntry("dev_accuracy", Double.toString(evaluation.accuracy()));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aNetworkToLookInto(boolean crf) {
    NetworkPlan plan = Plans.words(Cell.GRU, 6, 5, 1, true, crf);
    TaggerConfig config = Configs.sgd(false, plan, 0.1, 20, 1, 3, DType.FLOAT64, Tagset.UPOS);
    List<Sentence> dev = sentences(2, 40, 9);
    PostagCorpusData data = PostagCorpusData.of(sentences(1, 60, 9), dev, List.of());
    NetworkTagger tagger = NetworkTagger.of(new Trainer(config, data).train(epoch -> {}));
    assertAllWaysAgree(tagger, words(dev));
    Evaluation evaluation = new Evaluation();
    evaluation.add(tagger, dev);
    assertThat(tagger.accuracy(data, Part.DEV)).isEqualTo(evaluation.accuracy());
  }

  @Test
  void tagsThatAreNoLabelsAreFree() {
    assertThat(LabelRules.of(SmallTraining.tagger())).isEqualTo(LabelRules.NONE);
  }
}
