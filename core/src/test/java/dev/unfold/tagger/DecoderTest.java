package dev.unfold.tagger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.unfold.corpus.BuiltInCorpus;
import dev.unfold.corpus.Corpus;
import dev.unfold.corpus.LabelScheme;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.Tagset;
import dev.unfold.corpus.Vocabulary;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.model.Cell;
import dev.unfold.model.NetworkPlan;
import dev.unfold.model.Plans;
import dev.unfold.nn.Batch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DecoderTest {
  private static final List<String> LABELS = List.of("I-PER", "O", "B-PER", "B-LOC", "I-LOC");
  private static final List<List<String>> SENTENCES =
      List.of(List.of("the", "東京", "🙂"), List.of("The"), List.of("new", "the", "\"", "a b", "x"));

  private static NetworkTagger tagger(boolean crf, List<String> tags) {
    NetworkPlan plan = Plans.words(Cell.LSTM, 4, 5, 1, true, crf);
    TaggerConfig config = Configs.sgd(false, plan, 0.1, 1, 1, 7, DType.FLOAT64, Tagset.XPOS);
    Random random = new Random(11);
    NetworkTagger tagger =
        NetworkTagger.of(
            config,
            new Vocabulary(SmallModels.WORDS),
            new Vocabulary(tags),
            config.start(SmallModels.WORDS.size(), tags.size(), random));
    tagger
        .parts()
        .model()
        .parameters()
        .forEach(
            p -> {
              Matrix w = p.value();
              w.add(Matrix.uniform(DType.FLOAT64, w.rows(), w.columns(), -2, 2, random));
            });
    return tagger;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theTaggersOwnTagsWithTheirProbabilities(boolean crf) {
    NetworkTagger tagger = tagger(crf, SmallModels.TAGS);
    List<Tagging> taggings = Decoder.of(tagger).tagAll(SENTENCES);
    assertThat(taggings).extracting(Tagging::tags).isEqualTo(tagger.tagAll(SENTENCES));
    for (int s = 0; s < taggings.size(); s++) {
      int[][] ids = {tagger.words().ids(SENTENCES.get(s))};
      Matrix logP = tagger.network().logForward(ids);
      for (int t = 0; t < SENTENCES.get(s).size(); t++) {
        int tag = tagger.tags().id(taggings.get(s).tags().get(t));
        assertThat(taggings.get(s).confidence().get(t))
            .isCloseTo(Math.exp(logP.get(t, tag)), within(1e-12));
      }
    }
    assertThat(Decoder.of(tagger).tag(List.of())).isEqualTo(new Tagging(List.of(), List.of()));
    assertThat(Decoder.of(tagger).tagAll(List.of())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theBestGuesses(boolean crf) {
    NetworkTagger tagger = tagger(crf, List.of("A", "B", "C", "D", "E"));
    Decoder decoder = Decoder.of(tagger);
    List<String> sentence = SENTENCES.get(0);
    List<RankedTags> all = decoder.best(sentence, 1000);
    assertThat(all).hasSize(125);
    assertThat(all.get(0).tags()).isEqualTo(tagger.tag(sentence));
    assertThat(all.stream().mapToDouble(RankedTags::probability).sum()).isCloseTo(1, within(1e-12));
    assertThat(decoder.best(sentence, 3)).isEqualTo(all.subList(0, 3));
    assertThat(decoder.best(List.of(), 3)).isEmpty();
    // a tag's confidence is what all guesses that give it add up to
    Tagging tagging = decoder.tag(sentence);
    double second =
        all.stream()
            .filter(guess -> guess.tags().get(1).equals(tagging.tags().get(1)))
            .mapToDouble(RankedTags::probability)
            .sum();
    assertThat(tagging.confidence().get(1)).isCloseTo(second, within(1e-12));
  }

  /** Weights that know nothing break a scheme in most sentences; kept to it they never do. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void labelsThatKeepTheirScheme(boolean crf) {
    int broken = 0;
    for (LabelScheme scheme : LabelScheme.values()) {
      List<String> labels =
          scheme == LabelScheme.IOBES
              ? List.of("I-PER", "O", "E-PER", "B-PER", "S-LOC", "B-LOC", "E-LOC")
              : LABELS;
      NetworkTagger tagger = tagger(crf, labels);
      Decoder free = Decoder.of(tagger).withoutScheme();
      Decoder kept = free.within(scheme);
      for (int n = 0; n < 60; n++) {
        List<String> words = words(n);
        broken += scheme.violations(free.tag(words).tags());
        Tagging tagging = kept.tag(words);
        assertThat(scheme.violations(tagging.tags())).isZero();
        assertThat(tagging.confidence()).allMatch(p -> p > 0 && p <= 1);
        assertThat(kept.best(words, 4))
            .allMatch(guess -> scheme.violations(guess.tags()) == 0)
            .first()
            .extracting(RankedTags::tags)
            .isEqualTo(tagging.tags());
      }
    }
    assertThat(broken).isGreaterThan(20);
  }

  private static List<String> words(int n) {
    return IntStream.range(0, 1 + n % 8)
        .mapToObj(t -> SmallModels.WORDS.get((3 * n + t * t) % 10))
        .toList();
  }

  @Test
  void tagsThatCannotKeepTheScheme() {
    NetworkTagger tagger = tagger(false, List.of("B-PER", "E-PER"));
    assertThatThrownBy(() -> Decoder.of(tagger).within(LabelScheme.IOBES))
        .isInstanceOf(ModelException.class)
        .hasMessage(
            "the model's tags, such as B-PER, can't be kept to the scheme iobes: of some lengths"
                + " no sentence would have any; choose another scheme, or none");
    assertThat(Decoder.of(tagger).within(LabelScheme.IOB2).tag(List.of("the")).tags()).hasSize(1);
    assertThat(tagger.labels()).isEmpty();
    assertThat(tagger.tag(List.of("the", "東京", "the"))).hasSize(3);
  }

  /** A tagger for use: its sentences in batches, its long ones in pieces. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aTaggerForUse(boolean crf) {
    TaggerConfig config =
        TaggerConfig.FAST
            .with("word", "8")
            .with("affix", "8")
            .with("hidden", "8")
            .with("epochs", "1")
            .with("crf", Boolean.toString(crf));
    Tagger tagger = new Trainer(config, BuiltInCorpus.corpus()).train(epoch -> {});
    List<List<String>> sentences = new ArrayList<>();
    BuiltInCorpus.sentences(Part.TEST).forEach(sentence -> sentences.add(sentence.words()));
    List<Tagging> taggings = Decoder.of(tagger).tagAll(sentences);
    assertThat(taggings).extracting(Tagging::tags).isEqualTo(tagger.tagAll(sentences));
    double sure =
        taggings.stream()
            .flatMap(tagging -> tagging.confidence().stream())
            .mapToDouble(Double::doubleValue)
            .average()
            .orElseThrow();
    assertThat(sure).isBetween(1 / 17.0, 1.0);
    List<String> all = sentences.stream().flatMap(List::stream).limit(1200).toList();
    Tagging whole = Decoder.of(tagger).tag(all);
    assertThat(whole.tags()).hasSize(1200).isEqualTo(tagger.tag(all));
    assertThat(Decoder.of(tagger).tagAll(List.of(List.of(), List.of("run"))))
        .extracting(tagging -> tagging.tags().size())
        .containsExactly(0, 1);
  }

  /** Labels that could be of either scheme: the training part says which, and the file keeps it. */
  @Test
  void theSchemeOfTheTrainingPart(@TempDir Path folder) {
    List<Sentence> late =
        List.of(
            Sentence.of(List.of("a", "b", "c"), List.of("I-PER", "B-PER", "O")),
            Sentence.of(List.of("c", "a"), List.of("O", "I-PER")));
    TaggerConfig config = TaggerConfig.FAST.with("epochs", "1").with("word", "4");
    NetworkTagger tagger =
        NetworkTagger.of(new Trainer(config, Corpus.of(late, List.of(), List.of())).train(e -> {}));
    assertThat(LabelScheme.ofInventory(tagger.tags().entries())).contains(LabelScheme.IOB2);
    assertThat(tagger.labels()).contains(LabelScheme.IOB1);
    Path file = folder.resolve("model");
    tagger.save(file);
    assertThat(Tagger.load(file).labels()).contains(LabelScheme.IOB1);
    assertThat(tagger(false, LABELS).labels()).contains(LabelScheme.IOB2);
    assertThat(tagger(false, SmallModels.TAGS).labels()).isEmpty();
  }

  @Test
  void theLatticeIsOfTheSentencesInTheirOrder() {
    NetworkTagger tagger = tagger(true, LABELS);
    Batch batch = tagger.lattice(SENTENCES).batch();
    assertThat(batch.tokens()).isEqualTo(9);
    assertThat(batch.rows()[1]).hasSize(1);
    assertThatThrownBy(() -> new Tagging(List.of("O"), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Tagging: 1 tags, 0 confidences");
  }
}
