package dev.unfold.tagger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.unfold.corpus.Corpus;
import dev.unfold.corpus.LabelScheme;
import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.Tagset;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A tagger of several columns: in memory, in its file, one column of it, an ensemble; and rounded weights. */
final class ColumnsTest {
  private static final List<Sentence> TRAIN =
      Conllu.sentences(
          "dogs/NOUN/NNS/Number=Plur ran/VERB/VBD/Tense=Past | dog/NOUN/NN/Number=Sing"
              + " | dog/NOUN/NN/Number=Sing runs/VERB/VBZ/Tense=Pres"
              + " | dogs/NOUN/NNS/Number=Plur run/VERB/VBP/Tense=Pres");
  private static final List<List<String>> WORDS =
      List.of(List.of("dogs", "run"), List.of("dog"), List.of("dog", "ran", "dogs"));

  @TempDir private Path folder;
  private static NetworkTagger tagger;
  private static Trainer trainer;

  @BeforeAll
  static void train() {
    TaggerConfig config = SmallTraining.CONFIG.withMembers(2).with("epochs", "12");
    trainer = new Trainer(config, Corpus.of(TRAIN, TRAIN, List.of()));
    tagger = NetworkTagger.of(trainer.storing(Store.FLOAT32).train(epoch -> {}));
  }

  private NetworkTagger saved(NetworkTagger some) {
    some.save(folder.resolve("m"));
    return NetworkTagger.of(Tagger.load(folder.resolve("m")));
  }

  @Test
  void eachColumnHasItsTagsBeforeAndAfterTheFile() {
    List<TaggedSentence> tagged = tagger.annotateAll(WORDS);
    assertThat(tagger.columns()).containsExactly(Tagset.UPOS, Tagset.XPOS, Tagset.FEATS);
    assertThat(tagged).extracting(s -> s.tags(Tagset.UPOS)).isEqualTo(tagger.tagAll(WORDS));
    assertThat(tagger.tags(Tagset.XPOS).entries()).containsAll(tagged.get(2).tags(Tagset.XPOS));
    assertThat(tagged.get(0).words().get(0).tag(Tagset.FEATS)).isEqualTo("Number=Plur");
    NetworkTagger loaded = saved(tagger);
    assertThat(loaded.annotateAll(WORDS)).isEqualTo(tagged);
    assertThat(loaded.provenance()).isEqualTo(tagger.provenance());
    assertThat(tagger.provenance().entries())
        .containsKeys(
            "dev_accuracy", "dev_xpos_accuracy", "dev_feats_accuracy", "dev_all_accuracy");
    assertThat(tagger.merged().annotateAll(WORDS)).isEqualTo(tagged);
    assertThat(tagger.copy().annotateAll(WORDS)).isEqualTo(tagged);
    assertThat(tagger.withCache(0).annotateAll(WORDS.stream())).isEqualTo(tagged);
  }

  @ParameterizedTest
  @EnumSource(
      value = Tagset.class,
      names = {"UPOS", "XPOS", "FEATS"})
  void oneColumnIsATaggerThatCanBeSaved(Tagset column) {
    List<List<String>> expected =
        tagger.annotateAll(WORDS).stream().map(s -> s.tags(column)).toList();
    NetworkTagger one = tagger.only(column);
    assertThat(one.tagset()).isEqualTo(column);
    assertThat(one.columns()).containsExactly(column);
    assertThat(one.tagAll(WORDS)).isEqualTo(expected);
    assertThat(saved(one).tagAll(WORDS)).isEqualTo(expected);
    assertThat(one.merged().tagAll(WORDS)).isEqualTo(expected);
    assertThatThrownBy(() -> one.only(Tagset.UNIVERSAL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("tagger: gives no universal, expected one of [" + column + "]");
  }

  @Test
  void aDecoderKnowsEveryColumn() {
    Decoder decoder = Decoder.of(tagger);
    List<Map<Tagset, Tagging>> all = decoder.annotateAll(WORDS.stream()).toList();
    for (int s = 0; s < WORDS.size(); s++) {
      for (Tagset column : tagger.columns()) {
        Tagging tagging = all.get(s).get(column);
        assertThat(tagging.tags()).isEqualTo(tagger.annotate(WORDS.get(s)).tags(column));
        Tagging alone = decoder.in(column).tag(WORDS.get(s));
        assertThat(alone.tags()).isEqualTo(tagging.tags());
        for (int t = 0; t < tagging.tags().size(); t++) {
          assertThat(alone.confidence().get(t))
              .isCloseTo(tagging.confidence().get(t), within(1e-6));
        }
        assertThat(decoder.in(column).best(WORDS.get(s), 1).get(0).tags())
            .isEqualTo(tagging.tags());
      }
    }
    assertThat(decoder.tagAll(Stream.of(WORDS.get(0), WORDS.get(1))))
        .extracting(Tagging::tags)
        .isEqualTo(tagger.tagAll(WORDS.subList(0, 2)));
    assertThatThrownBy(() -> decoder.best(WORDS.get(0), 0))
        .hasMessage("decoder: asked for the best 0 taggings, expected at least 1");
  }

  @Test
  void aSchemeHoldsInTheColumnThatHasLabels() {
    List<Sentence> train =
        Conllu.sentences("dogs/NOUN/B-X/_ ran/VERB/O/_ | dog/NOUN/B-X/_ dogs/NOUN/I-X/_");
    TaggerConfig config = SmallTraining.CONFIG.with("epochs", "12");
    Tagger labelled = new Trainer(config, Corpus.of(train, train, List.of())).train(epoch -> {});
    List<String> words = List.of("dogs", "dog", "ran", "dogs");
    Decoder decoder = Decoder.of(labelled);
    Map<Tagset, Tagging> own = decoder.annotate(words);
    assertThat(own.get(Tagset.XPOS).tags()).contains("B-X");
    Map<Tagset, Tagging> iob1 = decoder.within(LabelScheme.IOB1).annotate(words);
    assertThat(iob1.get(Tagset.XPOS).tags().get(0)).as("no span before").isNotEqualTo("B-X");
    assertThat(iob1.get(Tagset.UPOS)).isEqualTo(own.get(Tagset.UPOS));
    assertThat(decoder.within(LabelScheme.IOB1).in(Tagset.XPOS).tag(words).tags())
        .isEqualTo(iob1.get(Tagset.XPOS).tags());
  }

  @ParameterizedTest
  @EnumSource(Store.class)
  void aTaggerIsRoundedAsItsFile(Store store) throws IOException {
    NetworkTagger rounded = NetworkTagger.of(trainer.storing(store).train(epoch -> {}));
    assertThat(rounded.store()).isEqualTo(store);
    NetworkTagger loaded = saved(rounded);
    for (Parameter parameter : rounded.parameters()) {
      Matrix exact = tagger.parameter(parameter.name()).value();
      Matrix value = loaded.parameter(parameter.name()).value();
      double allowed = store == Store.FLOAT32 ? 0 : store == Store.FLOAT16 ? 0x1p-11 : 1.0 / 253;
      assertThat(value.copy().addScaled(-1, exact).maxAbs())
          .as(parameter.name())
          .isLessThanOrEqualTo(allowed * exact.maxAbs());
      assertThat(value.copy().addScaled(-1, parameter.value()).maxAbs()).isZero();
    }
    byte[] first = Files.readAllBytes(folder.resolve("m"));
    loaded.save(folder.resolve("m"));
    assertThat(Files.readAllBytes(folder.resolve("m"))).isEqualTo(first);
    assertThat(ModelContents.read(folder.resolve("m")).tensors())
        .filteredOn(tensor -> tensor.name().equals("member.1.affix.w"))
        .extracting(ModelContents.Tensor::type)
        .containsExactly(store.toString());
  }

  @Test
  void accuraciesAreThoseOfEachColumnAndOfAllTogether() {
    List<Sentence> gold = Conllu.sentences("dogs/NOUN/NNS/Number=Plur|X=1 run/VERB/VBZ/Tense=Pres");
    Map<Tagset, List<List<String>>> given =
        Map.of(
            Tagset.UPOS, List.of(List.of("NOUN", "VERB")),
            Tagset.XPOS, List.of(List.of("NNS", "VBP")),
            Tagset.FEATS, List.of(List.of("Number=Plur", "Tense=Past")));
    ColumnScores scores = ColumnScores.of(gold, new TreeMap<>(given), word -> true);
    assertThat(scores.columns().get(Tagset.UPOS).right()).isEqualTo(2);
    assertThat(scores.columns().get(Tagset.XPOS).right()).isEqualTo(1);
    assertThat(scores.columns().get(Tagset.FEATS).right()).isEqualTo(1);
    assertThat(scores.allRight()).isEqualTo(1);
    assertThat(scores.allAccuracy()).isEqualTo(0.5);
  }

  @Test
  void numbersBeyondHalfPrecisionStayAsTheyAre() {
    Matrix large = Matrix.zeros(DType.FLOAT32, 2, 2).fill(70_000);
    assertThat(StoredTensor.of("x", large, Store.FLOAT16))
        .extracting(StoredTensor::type)
        .containsExactly("F32");
    Matrix zeros = Matrix.zeros(DType.FLOAT32, 2, 3);
    assertThat(StoredTensor.rounded("word.w", zeros, Store.INT8).maxAbs()).isZero();
  }
}
