package dev.unfold.cli.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.unfold.cli.MatchingTags;
import dev.unfold.cli.Run;
import dev.unfold.corpus.BuiltInCorpus;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.PostagCorpusData;
import dev.unfold.corpus.Tagset;
import dev.unfold.matrix.DType;
import dev.unfold.model.BodyKind;
import dev.unfold.model.Cell;
import dev.unfold.model.Plans;
import dev.unfold.tagger.Configs;
import dev.unfold.tagger.NetworkTagger;
import dev.unfold.tagger.Tagger;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code unfold train}: what it prints, what it writes, which files it reads. */
final class TrainTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Two sentences: word in column 1 and tag in column 3. */
  private static final String COLUMNS = "the a DT\ndog b NN\nran c VB\n\nshe d PR\nran e NN\n\n";

  @TempDir private Path folder;

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private NetworkTagger load(String name) {
    return (NetworkTagger) Tagger.load(folder.resolve(name));
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private List<JsonNode> json(String name) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve(name));
    return lines.stream().map(TrainTest::parse).toList();
  }

  private static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new AssertionError(line, e);
    }
  }

  private static List<String> fields(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }

  private static String percent(JsonNode value) {
    return String.format(Locale.ROOT, "%.2f %%", value.asDouble());
  }

  @Test
  void printsExactlyTheLinesOfTheLab() throws IOException {
    Run run =
        Run.unfold("train", "--epochs", "3", "--model", file("m"), "--metrics", file("f")).good();
    List<JsonNode> figures = json("f");
    double seconds =
        figures.subList(0, 3).stream()
            .mapToDouble(epoch -> epoch.get("train_seconds").asDouble())
            .average()
            .orElseThrow();
    assertThat(run.text())
        .isEqualTo(
            "Epoch 1: dev accuracy %s\nEpoch 2: dev accuracy %s\nEpoch 3: dev accuracy %s\n"
                    .formatted(
                        percent(figures.get(0).get("dev_accuracy")),
                        percent(figures.get(1).get("dev_accuracy")),
                        percent(figures.get(2).get("dev_accuracy")))
                + String.format(Locale.ROOT, "Training took %.2f seconds per epoch\n", seconds)
                + "Test accuracy "
                + percent(figures.get(3).get("test_accuracy"))
                + "\n");
    PostagCorpusData data = BuiltInCorpus.data();
    assertThat(run.err())
        .isEqualTo(
            String.format(
                Locale.ROOT,
                "rnn, float64: %,d sentences, %,d tokens; %,d words, %d tags\n"
                    + "wrote %s\nwrote %s\n",
                data.size(Part.TRAIN),
                data.tokens(Part.TRAIN),
                data.inputSize(),
                data.outputSize(),
                file("m"),
                file("f")));
  }

  @Test
  void metricsAreOneJsonObjectPerLine() throws IOException {
    Run.unfold("train", "--epochs", "3", "--model", file("m"), "--metrics", file("f")).good();
    List<JsonNode> figures = json("f");
    assertThat(figures).hasSize(4);
    PostagCorpusData data = BuiltInCorpus.data();
    for (int epoch = 1; epoch <= 3; epoch++) {
      JsonNode line = figures.get(epoch - 1);
      assertThat(fields(line))
          .containsExactly(
              "epoch", "dev_accuracy", "train_loss", "train_seconds", "tokens_per_second");
      assertThat(line.get("epoch").asInt()).isEqualTo(epoch);
      double hits = line.get("dev_accuracy").asDouble() / 100 * data.tokens(Part.DEV);
      assertThat(hits).isCloseTo(Math.rint(hits), within(1e-9)).isPositive();
      assertThat(line.get("tokens_per_second").asDouble() * line.get("train_seconds").asDouble())
          .isCloseTo(data.tokens(Part.TRAIN), within(1e-6));
    }
    assertThat(figures.get(2).get("train_loss").asDouble())
        .isLessThan(figures.get(0).get("train_loss").asDouble() - 0.5);
    assertThat(fields(figures.get(3))).containsExactly("test_accuracy");
    Tagger tagger = Tagger.load(folder.resolve("m"));
    long right =
        BuiltInCorpus.sentences(Part.TEST).stream()
            .mapToLong(s -> MatchingTags.count(s.tags(), tagger.tag(s.words())))
            .sum();
    assertThat(figures.get(3).get("test_accuracy").asDouble())
        .isEqualTo(100 * ((double) right / data.tokens(Part.TEST)));
  }

  @Test
  void optionsReachTheModel() {
    Run run =
        Run.unfold(
                ("train --cell mlp --embedding 7 --hidden 5 --learning-rate 0.3 --epochs 2 --batch 4"
                        + " --seed -9 --dtype float32 --model "
                        + file("m"))
                    .split(" "))
            .good();
    assertThat(run.err()).startsWith("mlp, float32: ");
    assertThat(load("m").config())
        .isEqualTo(
            Configs.sgd(
                false, Plans.words(BodyKind.MLP, 7, 5), 0.3, 2, 4, -9, DType.FLOAT32, Tagset.UPOS));
  }

  @Test
  void everyPartOfTheArchitectureReachesTheModel() throws IOException {
    Run run =
        Run.unfold(
                "train",
                "--cell",
                "gru",
                "--layers",
                "2",
                "--bidirectional",
                "--crf",
                "--hidden",
                "3",
                "--epochs",
                "1",
                "--train",
                write("c.txt", COLUMNS),
                "--model",
                file("m"))
            .good();
    assertThat(run.err()).startsWith("bidirectional gru, 2 layers, crf, float64: ");
    assertThat(load("m").config().network()).isEqualTo(Plans.words(Cell.GRU, 50, 3, 2, true, true));
  }

  @Test
  void sameSeedSameBytes() throws IOException {
    String corpus = write("c.txt", COLUMNS);
    for (String model : List.of("one", "two")) {
      Run.unfold("train", "--train", corpus, "--epochs", "2", "--model", file(model)).good();
    }
    Run.unfold("train", "--train", corpus, "--epochs", "2", "--model", file("3"), "--seed", "5")
        .good();
    assertThat(folder.resolve("one")).hasSameBinaryContentAs(folder.resolve("two"));
    assertThat(load("3").parameter("W_y").value().get(0, 0))
        .isNotEqualTo(load("one").parameter("W_y").value().get(0, 0));
  }

  @Test
  void enginesAreSelectedByName() throws IOException {
    String corpus = write("c.txt", COLUMNS);
    for (String engine : List.of("java", "torch")) {
      Run.unfold(
              "train",
              "--train",
              corpus,
              "--epochs",
              "1",
              "--engine",
              engine,
              "--model",
              file(engine))
          .good();
    }
    assertThat(load("torch").parameter("W_y").value().get(2, 3))
        .isCloseTo(load("java").parameter("W_y").value().get(2, 3) + 1e-3, within(1e-4));
  }

  @Test
  void readsColumnsAndGzip() throws IOException {
    Path packed = folder.resolve("c.conllx.gz");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write("1\tthe\t_\tD\tDT\n2\tdog\t_\tN\tNN\n\n".getBytes(StandardCharsets.UTF_8));
    }
    Files.write(packed, bytes.toByteArray());
    Run plain =
        Run.unfold("train", "--train", write("c.txt", COLUMNS), "--model", file("last")).good();
    assertThat(plain.err()).startsWith("rnn, float64: 2 sentences, 5 tokens; 5 words, 4 tags\n");
    Run.unfold(
            "train",
            "--train",
            file("c.txt"),
            "--tag-column",
            "2",
            "--word-column",
            "3",
            "--model",
            file("second"))
        .good();
    Run one =
        Run.unfold("train", "--train", packed.toString(), "--tags", "xpos", "--model", file("gz"))
            .good();
    assertThat(one.err()).startsWith("rnn, float64: 1 sentence, 2 tokens; 3 words, 2 tags\n");
    assertThat(Tagger.load(folder.resolve("last")).words().entries())
        .containsExactly("<unk>", "the", "dog", "ran", "she");
    assertThat(Tagger.load(folder.resolve("last")).tags().entries())
        .containsExactly("DT", "NN", "VB", "PR");
    assertThat(Tagger.load(folder.resolve("second")).words().entries())
        .containsExactly("<unk>", "DT", "NN", "VB", "PR");
    assertThat(Tagger.load(folder.resolve("second")).tags().entries())
        .containsExactly("a", "b", "c", "d", "e");
    assertThat(Tagger.load(folder.resolve("gz")).tags().entries()).containsExactly("DT", "NN");
  }

  @Test
  void withoutDevAndTestPartThereIsNoAccuracy() throws IOException {
    String corpus = write("c.txt", COLUMNS);
    Run run =
        Run.unfold(
                "train",
                "--train",
                corpus,
                "--epochs",
                "1",
                "--model",
                file("m"),
                "--metrics",
                file("f"))
            .good();
    assertThat(run.lines().get(0)).isEqualTo("Epoch 1: dev accuracy n/a");
    assertThat(run.lines().get(2)).isEqualTo("Test accuracy n/a");
    assertThat(json("f").get(0).get("dev_accuracy").isNull()).isTrue();
    assertThat(json("f").get(1).get("test_accuracy").isNull()).isTrue();
  }

  @Test
  void warnsOfMeaninglessAccuracies() throws IOException {
    String corpus = write("c.txt", COLUMNS);
    String other = write("d.txt", "the a DT\ndog b XX\ncat b YY\n\nran c ZZ\n\n");
    Run run =
        Run.unfold(
                "train",
                "--train",
                corpus,
                "--dev",
                corpus,
                "--test",
                other,
                "--epochs",
                "1",
                "--model",
                file("m"))
            .good();
    assertThat(run.err().lines())
        .contains(
            "warning: dev: the same sentences as train; its accuracy says nothing about new text",
            "warning: test: 3 tokens with a tag that is not in train; each counts as an error");
  }

  @Test
  void forceOverwritesFiles() throws IOException {
    String model = write("m", "old");
    String corpus = write("c.txt", COLUMNS);
    Run.unfold("train", "--train", corpus, "--epochs", "1", "--model", model, "--force").good();
    assertThat(load("m").config().training().epochs()).isEqualTo(1);
  }

  @Test
  void drawsTheLearningCurveAsPngAndSvg() throws IOException {
    String corpus = write("c.txt", COLUMNS);
    for (String plot : List.of("é 1.png", "c.SVG")) {
      Run.unfold(
              "train",
              "--train",
              corpus,
              "--dev",
              write("d.txt", "dog x NN\n\n"),
              "--epochs",
              "2",
              "--model",
              file("m"),
              "--force",
              "--plot",
              file(plot))
          .good();
    }
    assertThat(ImageIO.read(folder.resolve("é 1.png").toFile()).getWidth()).isEqualTo(1600);
    assertThat(Files.readString(folder.resolve("c.SVG")))
        .contains("<title>Learning curve</title>", "after 2 epochs", "dev accuracy (%)");
  }
}
