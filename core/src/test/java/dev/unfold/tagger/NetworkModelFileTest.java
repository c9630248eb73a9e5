package dev.unfold.tagger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unfold.corpus.BuiltInCorpus;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.Sentence;
import dev.unfold.matrix.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of joint taggers: there and back bit for bit, and what is wrong with one in one line. */
final class NetworkModelFileTest {
  private static NetworkTagger tagger;
  @TempDir Path folder;

  @BeforeAll
  static void train() {
    tagger = SmallTraining.tagger();
  }

  private Path file() {
    return folder.resolve("model.safetensors");
  }

  private byte[] saved() throws IOException {
    tagger.save(file());
    return Files.readAllBytes(file());
  }

  @Test
  void savedValuesComeBackBitForBit() throws IOException {
    byte[] once = saved();
    NetworkTagger loaded = (NetworkTagger) Tagger.load(file());
    assertThat(loaded.config()).isEqualTo(tagger.config());
    assertThat(loaded.provenance()).isEqualTo(tagger.provenance());
    assertThat(loaded.words().entries()).isEqualTo(tagger.words().entries());
    assertThat(loaded.tags().entries()).isEqualTo(tagger.tags().entries());
    for (int p = 0; p < tagger.network().parameters().size(); p++) {
      Parameter parameter = loaded.network().parameters().get(p);
      Parameter expected = tagger.network().parameters().get(p);
      assertThat(parameter.name()).isEqualTo(expected.name());
      assertThat(parameter.value().toArray()).isDeepEqualTo(expected.value().toArray());
    }
    List<List<String>> test =
        BuiltInCorpus.sentences(Part.TEST).stream().map(Sentence::words).toList();
    assertThat(loaded.tagAll(test)).isEqualTo(tagger.tagAll(test));
    loaded.save(file());
    assertThat(Files.readAllBytes(file())).as("saved again").isEqualTo(once);
  }

  @Test
  void theFileTellsWhereItComesFrom() throws IOException {
    NetworkTagger known = tagger.with(tagger.provenance().with("train", "a.conllu sha256:0"));
    known.save(file());
    assertThat(((NetworkTagger) Tagger.load(file())).provenance().entries())
        .containsEntry("train", "a.conllu sha256:0")
        .containsEntry("train_sentences", "120")
        .containsEntry("kernels", dev.unfold.matrix.Matrix.kernels())
        .containsEntry("learnt", "upos")
        .containsKeys("unfold", "java", "train_tokens", "epochs_trained", "dev_accuracy");
  }

  @Test
  void aWeightThatIsNotFiniteIsNeverSaved() throws IOException {
    byte[] before = saved();
    NetworkTagger other = (NetworkTagger) Tagger.load(file());
    other.parts().network().parameters().get(2).value().set(1, 1, Double.NaN);
    assertThatThrownBy(() -> other.save(file()))
        .isInstanceOf(ModelException.class)
        .hasMessage(file() + ": not written, since letter.w holds NaN or infinity");
    assertThat(Files.readAllBytes(file())).isEqualTo(before);
  }

  private void requireRefused(UnaryOperator<String> change, String message) throws IOException {
    Files.write(file(), SmallModels.withHeader(saved(), change));
    assertThatThrownBy(() -> Tagger.load(file()))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "training":"adam" | "training":"other" | training is "other", expected one of [sgd, adam]
          "hidden":"8" | "hidden":"7" | its configuration asks for
          "hidden":"8" | "hidden":"60000000" | its configuration asks for
          "layers":"1" | "layers":"2147483647" | its configuration asks for
          "hidden":"8" | "hidden":"-8" | expected both to be at least 1
          "cell":"lstm" | "cell":"mlp" | the mlp reads words alone
          "seed":"7" | "seed":"x" | seed is "x", expected a whole number
          "crf":"true" | "crf":"false" | its configuration asks for
          \\"<unk>\\" | \\"unk\\" | doesn't begin with <unk>
          "word.w" | "w" | tensor word.w is missing
          "dtype":"float32" | "dtype":"float64" | is 607×12 float32, expected 607×12 float64
          """)
  void aFileThatDoesNotFitItselfIsRefused(String found, String planted, String message)
      throws IOException {
    requireRefused(header -> header.replace(found, planted), message);
  }

  @Test
  void aHugePlanIsRefusedBeforeItIsMade() throws IOException {
    requireRefused(
        header -> header.replace("\"word\":\"12\"", "\"word\":\"2000000000\""),
        "its configuration asks for");
  }

  @Test
  void everyTruncationIsRefused() throws IOException {
    byte[] good = saved();
    Random random = new Random(5);
    for (int i = 0; i < 300; i++) {
      Files.write(file(), Arrays.copyOf(good, random.nextInt(good.length)));
      assertThatThrownBy(() -> Tagger.load(file())).isInstanceOf(ModelException.class);
    }
  }
}
