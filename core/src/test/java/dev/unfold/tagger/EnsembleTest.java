package dev.unfold.tagger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unfold.corpus.BuiltInCorpus;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.Sentence;
import dev.unfold.matrix.Matrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Taggers in which several networks vote. */
final class EnsembleTest {
  private static final TaggerConfig CONFIG =
      SmallTraining.CONFIG.with("members", "3").with("epochs", "3");

  /** Trained once for all tests. */
  private static NetworkTagger trained;

  @TempDir Path folder;

  @BeforeAll
  static void train() {
    trained = train(CONFIG);
  }

  private static Trainer trainer(TaggerConfig config) {
    return new Trainer(config, SmallTraining.corpus());
  }

  private static NetworkTagger train(TaggerConfig config) {
    return NetworkTagger.of(trainer(config).train(epoch -> {}));
  }

  /** With the scores as they were trained, before a temperature divided them. */
  private static NetworkTagger uncalibrated(TaggerConfig config) {
    NetworkTagger tagger =
        NetworkTagger.of(trainer(config).storing(Store.FLOAT32).train(epoch -> {}));
    double[] inverse = new double[tagger.columns().size()];
    Arrays.fill(inverse, 1);
    inverse[0] = 1 / Double.parseDouble(tagger.provenance().entries().get("temperature"));
    return tagger.at(inverse);
  }

  private byte[] bytes(Tagger tagger) throws IOException {
    Path file = folder.resolve("model");
    tagger.save(file);
    return Files.readAllBytes(file);
  }

  private static List<List<String>> sentences() {
    return BuiltInCorpus.sentences(Part.TEST).stream().map(Sentence::words).limit(30).toList();
  }

  private static Matrix scores(Tagger tagger) {
    return NetworkTagger.of(tagger).lattice(sentences()).logProbabilities();
  }

  private static void same(Matrix actual, Matrix expected) {
    assertThat(actual.copy().addScaled(-1, expected).maxAbs()).isLessThan(1e-4);
  }

  @Test
  void theMeanOfTheMembersScoresDecides() {
    TaggerConfig config = CONFIG.with("crf", "false");
    NetworkTagger vote = uncalibrated(config);
    Matrix sum = scores(uncalibrated(config.member(0)));
    sum.add(scores(uncalibrated(config.member(1)))).add(scores(uncalibrated(config.member(2))));
    same(scores(vote), sum.scale(1.0 / 3).logSoftmax());
  }

  @Test
  void theFirstMemberHasTheSeedAndNoOtherTheSame() {
    assertThat(CONFIG.member(0)).isEqualTo(SmallTraining.CONFIG.with("epochs", "3"));
    assertThat(IntStream.range(0, 3).map(m -> CONFIG.member(m).seed()))
        .doesNotHaveDuplicates()
        .doesNotContain(8, 9);
  }

  @Test
  void fileAndCopyGiveTheSameScores() throws IOException {
    NetworkTagger tagger = trained;
    Path file = folder.resolve("saved");
    tagger.save(file);
    NetworkTagger loaded = (NetworkTagger) Tagger.load(file);
    assertThat(loaded.config()).isEqualTo(CONFIG);
    assertThat(bytes(loaded)).isEqualTo(Files.readAllBytes(file)).isEqualTo(bytes(tagger.copy()));
    assertThat(scores(loaded).toArray()).isDeepEqualTo(scores(tagger).toArray());
    assertThat(scores(tagger.copy()).toArray()).isDeepEqualTo(scores(tagger).toArray());
  }

  @Test
  void foldedItIsATaggerOfOneNetworkWithTheSameScores() throws IOException {
    NetworkTagger tagger = trained;
    NetworkTagger merged = tagger.merged();
    assertThat(merged.config().members()).isEqualTo(1);
    assertThat(merged.config().network().hidden()).isEqualTo(3 * CONFIG.network().hidden());
    same(scores(merged), scores(tagger));
    assertThat(merged.merged()).isSameAs(merged);
    Path file = folder.resolve("folded");
    merged.save(file);
    assertThat(scores(Tagger.load(file)).toArray()).isDeepEqualTo(scores(merged).toArray());
  }

  @Test
  void itsProvenanceSpeaksOfAll() {
    List<Trainer.Epoch> epochs = new ArrayList<>();
    NetworkTagger tagger = NetworkTagger.of(trainer(CONFIG).train(epochs::add));
    Evaluation dev = new Evaluation();
    dev.add(tagger, SmallTraining.corpus().of(Part.DEV));
    assertThat(tagger.provenance().entries())
        .containsEntry("epochs_trained", "3 3 3")
        .containsEntry("dev_accuracy", Double.toString(dev.accuracy()));
    assertThat(epochs)
        .extracting(Trainer.Epoch::number)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 9).boxed().toList());
  }

  @Test
  void theSameBytesOnTwoThreads() throws IOException {
    assertThat(bytes(trainer(CONFIG).onThreads(2).train(epoch -> {}))).isEqualTo(bytes(trained));
  }

  /** What a power cut is to a training. */
  private static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** In the first member, at the very beginning of the second, in the third. */
  @ParameterizedTest
  @ValueSource(ints = {2, 4, 8})
  void resumedIsAsNeverStopped(int stop) throws IOException {
    Path checkpoint = folder.resolve("checkpoint");
    Trainer.Listener power =
        new Trainer.Listener() {
          @Override
          public void step(int epoch, int tokens) {
            if (epoch == stop) {
              throw new Stop();
            }
          }

          @Override
          public void epoch(Trainer.Epoch over) {}
        };
    assertThatThrownBy(() -> trainer(CONFIG).savingTo(checkpoint).train(power))
        .isInstanceOf(Stop.class);
    List<Trainer.Epoch> told = new ArrayList<>();
    NetworkTagger resumed = NetworkTagger.of(trainer(CONFIG).resuming(checkpoint).train(told::add));
    assertThat(bytes(resumed)).isEqualTo(bytes(trained));
    assertThat(told).hasSize(9);
  }
}
