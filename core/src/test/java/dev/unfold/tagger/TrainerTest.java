package dev.unfold.tagger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.unfold.corpus.Corpus;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.Tagset;
import dev.unfold.matrix.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TrainerTest {
  @TempDir Path folder;

  private byte[] bytes(Tagger tagger) throws IOException {
    Path file = folder.resolve("model");
    tagger.save(file);
    return Files.readAllBytes(file);
  }

  private static Trainer trainer(TaggerConfig config) {
    return new Trainer(config, SmallTraining.corpus());
  }

  private static List<Trainer.Epoch> epochs(Trainer trainer) {
    List<Trainer.Epoch> epochs = new ArrayList<>();
    trainer.train(epochs::add);
    return epochs;
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 8})
  void theSameBytesOnAnyNumberOfThreads(int threads) throws IOException {
    byte[] one = bytes(trainer(SmallTraining.CONFIG).train(epoch -> {}));
    assertThat(bytes(trainer(SmallTraining.CONFIG).onThreads(threads).train(epoch -> {})))
        .isEqualTo(one);
  }

  @Test
  void anotherSeedGivesOtherBytes() throws IOException {
    assertThat(bytes(trainer(SmallTraining.CONFIG.withSeed(8)).train(epoch -> {})))
        .isNotEqualTo(bytes(SmallTraining.tagger()));
  }

  @Test
  void learnableDataIsLearnt() {
    TaggerConfig config = SmallTraining.CONFIG.with("epochs", "25").with("crf", "false");
    List<Trainer.Epoch> epochs = new ArrayList<>();
    NetworkTagger tagger = NetworkTagger.of(trainer(config).train(epochs::add));
    assertThat(epochs).extracting(Trainer.Epoch::number).containsExactlyElementsOf(numbers(25));
    assertThat(epochs.get(24).trainLoss()).isLessThan(0.5 * epochs.get(0).trainLoss());
    Evaluation train = new Evaluation();
    train.add(tagger, SmallTraining.corpus().of(Part.TRAIN));
    assertThat(train.accuracy()).isGreaterThan(0.93);
    assertThat(train.unknownTokens()).isZero();
    Evaluation dev = new Evaluation();
    dev.add(tagger, SmallTraining.corpus().of(Part.DEV));
    assertThat(dev.accuracy()).isGreaterThan(0.7);
    assertThat(tagger.provenance().entries())
        .containsEntry("dev_accuracy", Double.toString(dev.accuracy()))
        .containsEntry("dev_unknown_accuracy", Double.toString(dev.unknownAccuracy()));
  }

  private static List<Integer> numbers(int last) {
    return IntStream.rangeClosed(1, last).boxed().toList();
  }

  @Test
  void theBestEpochIsKept() {
    TaggerConfig config = SmallTraining.CONFIG.with("epochs", "12").with("learning_rate", "0.06");
    List<Trainer.Epoch> epochs = new ArrayList<>();
    NetworkTagger tagger = NetworkTagger.of(trainer(config).train(epochs::add));
    double best = epochs.stream().mapToDouble(Trainer.Epoch::devAccuracy).max().orElseThrow();
    int first =
        1
            + IntStream.range(0, 12)
                .filter(e -> epochs.get(e).devAccuracy() == best)
                .findFirst()
                .orElseThrow();
    assertThat(tagger.provenance().entries())
        .containsEntry("dev_accuracy", Double.toString(best))
        .containsEntry("best_epoch", Integer.toString(first))
        .containsEntry("epochs_trained", "12");
  }

  @Test
  void trainingEndsWhereItGetsNoBetter() {
    TaggerConfig config =
        SmallTraining.CONFIG
            .with("epochs", "60")
            .with("patience", "2")
            .with("learning_rate", "0.1");
    List<Trainer.Epoch> epochs = epochs(trainer(config));
    assertThat(epochs).hasSizeBetween(3, 59);
    int last = epochs.size() - 1;
    double best =
        epochs.stream().limit(last - 1).mapToDouble(Trainer.Epoch::devAccuracy).max().orElseThrow();
    assertThat(epochs.get(last - 1).devAccuracy()).isLessThanOrEqualTo(best);
    assertThat(epochs.get(last).devAccuracy()).isLessThanOrEqualTo(best);
  }

  @Test
  void withoutADevPartTheLastWeightsAreKept() {
    Corpus corpus = Corpus.of(SmallTraining.corpus().of(Part.TRAIN), List.of(), List.of());
    TaggerConfig config = SmallTraining.CONFIG.with("patience", "1").with("epochs", "3");
    List<Trainer.Epoch> epochs = new ArrayList<>();
    NetworkTagger tagger = NetworkTagger.of(new Trainer(config, corpus).train(epochs::add));
    assertThat(epochs).hasSize(3).allMatch(e -> Double.isNaN(e.devAccuracy()));
    assertThat(tagger.provenance().entries())
        .containsEntry("best_epoch", "3")
        .doesNotContainKey("dev_accuracy");
  }

  @Test
  void everyStepIsToldAndAnEpochGoesOnceThroughAllTokens() {
    int[] tokens = new int[6];
    trainer(SmallTraining.CONFIG)
        .train(
            new Trainer.Listener() {
              @Override
              public void step(int epoch, int some) {
                tokens[epoch] += some;
              }

              @Override
              public void epoch(Trainer.Epoch epoch) {
                assertThat(epoch.tokensPerSecond() * epoch.trainSeconds())
                    .isCloseTo(tokens[1], within(1e-6));
              }
            });
    int all = SmallTraining.corpus().tokens(Part.TRAIN);
    assertThat(tokens).containsExactly(0, all, all, all, all, all);
  }

  @Test
  void c41TagsThatTheTrainingPartDoesNotHaveCountAsErrors() {
    List<Sentence> dev = List.of(Sentence.of(List.of("the", "dog"), List.of("new", "new")));
    Corpus corpus = Corpus.of(SmallTraining.corpus().of(Part.TRAIN), dev, List.of());
    assertThat(epochs(new Trainer(SmallTraining.CONFIG, corpus)))
        .allMatch(epoch -> epoch.devAccuracy() == 0);
  }

  @Test
  void c48OneTagOneSentenceOneWord() {
    for (String text : List.of("a/X", "a/X b/X | c/X", "a/X | b/Y")) {
      List<Sentence> train = Conllu.sentences(text);
      NetworkTagger tagger =
          NetworkTagger.of(
              new Trainer(SmallTraining.CONFIG, Corpus.of(train, train, List.of())).train(e -> {}));
      assertThat(tagger.tag(List.of("a", "new")).get(0)).isIn("X", "Y");
    }
  }

  @Test
  void aLongSentenceIsLearnt() {
    List<String> words = IntStream.range(0, 2000).mapToObj(t -> "w" + t % 3).toList();
    List<String> tags = IntStream.range(0, 2000).mapToObj(t -> "T" + t % 3).toList();
    List<Sentence> train = Collections.nCopies(3, Sentence.of(words, tags));
    NetworkTagger tagger =
        NetworkTagger.of(
            new Trainer(SmallTraining.CONFIG, Corpus.of(train, List.of(), List.of()))
                .train(e -> {}));
    assertThat(tagger.tag(words)).isEqualTo(tags);
  }

  @Test
  void withoutATrainingPartThereIsNothingToDo() {
    Corpus none = Corpus.of(List.of(), SmallTraining.corpus().of(Part.DEV), List.of());
    assertThatThrownBy(() -> new Trainer(SmallTraining.CONFIG, none))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("training: the corpus has no training part");
  }

  @Test
  void aLearningRateThatIsTooLargeEndsWithAdviceAndLeavesTheCheckpoint() throws IOException {
    Path checkpoint = folder.resolve("checkpoint");
    Files.writeString(checkpoint, "as it was");
    TaggerConfig config = SmallTraining.CONFIG.with("learning_rate", "1e37").with("clip", "9");
    Trainer trainer = trainer(config).savingTo(checkpoint);
    assertThatThrownBy(() -> trainer.train(epoch -> {}))
        .isInstanceOf(ModelException.class)
        .hasMessageMatching(
            "training: epoch [0-9]+, step [0-9]+: .* \\(the last finite loss was .*\\); no model was"
                + " written, the last checkpoint is as it was; lower learning_rate \\(now 1.0E37\\)"
                + " or clip \\(now 9.0\\)");
    assertThat(checkpoint).hasContent("as it was");
  }

  @Test
  void aTaggerKeepsAllColumnsOrTheFirstAlone() {
    List<Sentence> train =
        Conllu.sentences("dogs/NOUN/NNS/Number=Plur ran/VERB/VBD/_ | dog/NOUN/NN/Number=Sing");
    Trainer trainer = new Trainer(SmallTraining.CONFIG, Corpus.of(train, List.of(), List.of()));
    NetworkTagger all = NetworkTagger.of(trainer.train(e -> {}));
    NetworkTagger tagger = NetworkTagger.of(trainer.keepingFirstColumn().train(e -> {}));
    assertThat(all.columns()).containsExactly(Tagset.UPOS, Tagset.XPOS, Tagset.FEATS);
    TaggedWord dogs = all.annotate(List.of("dogs", "ran")).words().get(0);
    assertThat(List.of(dogs.form(), dogs.upos(), dogs.xpos(), dogs.feats()))
        .containsExactly("dogs", "NOUN", "NNS", "Number=Plur");
    assertThat(tagger.columns()).containsExactly(Tagset.UPOS);
    assertThat(tagger.tag(List.of("dogs", "ran"))).isEqualTo(all.tag(List.of("dogs", "ran")));
    assertThatThrownBy(() -> tagger.annotate(List.of("dogs")).words().get(0).xpos())
        .hasMessage("tagged word: has no xpos, expected one of [upos]");
    assertThat(tagger.provenance().entries()).containsEntry("learnt", "upos xpos feats");
    assertThat(tagger.network().parameters())
        .extracting(Parameter::name)
        .contains("upos.w")
        .doesNotContain("xpos.w", "feats.w");
  }
}
