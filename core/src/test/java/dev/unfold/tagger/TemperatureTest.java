package dev.unfold.tagger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.unfold.corpus.BuiltInCorpus;
import dev.unfold.corpus.Corpus;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.Sentence;
import dev.unfold.score.Calibration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks that are too sure of their tags, since they were trained long on few sentences. */
final class TemperatureTest {
  private static final List<Sentence> TRAIN = BuiltInCorpus.sentences(Part.TRAIN).subList(0, 60);
  private static final List<Sentence> DEV = BuiltInCorpus.sentences(Part.DEV);

  private static NetworkTagger softmax;
  private static NetworkTagger field;

  @BeforeAll
  static void train() {
    softmax = sure(false);
    field = sure(true);
  }

  private static NetworkTagger sure(boolean crf) {
    TaggerConfig config =
        SmallTraining.CONFIG
            .with("crf", Boolean.toString(crf))
            .with("members", crf ? "1" : "2")
            .with("epochs", "30");
    Trainer trainer = new Trainer(config, Corpus.of(TRAIN, DEV, List.of()));
    NetworkTagger calibrated = NetworkTagger.of(trainer.storing(Store.FLOAT32).train(e -> {}));
    double stored = Double.parseDouble(calibrated.provenance().entries().get("temperature"));
    double[] back = new double[calibrated.columns().size()];
    Arrays.fill(back, 1);
    back[0] = 1 / stored;
    return calibrated.at(back);
  }

  private static double error(NetworkTagger tagger) {
    CorpusTagging tagging = CorpusTagging.by("it", Decoder.of(tagger), DEV);
    Calibration calibration = CorpusScores.of(DEV, tagging, word -> true).calibration().get();
    return calibration.error();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void probabilitiesAgreeWithAccuracy(boolean crf) {
    NetworkTagger before = crf ? field : softmax;
    double[] temperatures = Temperature.fit(before, DEV);
    NetworkTagger after = before.at(temperatures);
    assertThat(temperatures[0]).isGreaterThan(1.05);
    assertThat(error(after)).isLessThan(0.6 * error(before));
    assertThat(Temperature.fit(after, DEV)[0]).as("fitted again").isCloseTo(1, within(0.02));
    for (Sentence sentence : DEV) {
      assertThat(after.tag(sentence.words())).isEqualTo(before.tag(sentence.words()));
    }
  }

  @Test
  void withoutADevPartATenthOfTheSentencesIsHeldOut() {
    TaggerConfig config = SmallTraining.CONFIG.with("crf", "false").with("epochs", "30");
    Trainer alone = new Trainer(config, Corpus.of(TRAIN, List.of(), List.of()));
    NetworkTagger tagger = NetworkTagger.of(alone.train(epoch -> {}));
    assertThat(Double.parseDouble(tagger.provenance().entries().get("temperature")))
        .isGreaterThan(1.05);
    Trainer tiny = new Trainer(config, Corpus.of(TRAIN.subList(0, 19), List.of(), List.of()));
    assertThat(tiny.train(epoch -> {}).provenance().entries()).doesNotContainKey("temperature");
  }
}
