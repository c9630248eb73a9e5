package dev.unfold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.corpus.LabelScheme;
import dev.unfold.tagger.Tagger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Span labels on the command line: all commands give and count the same labels, and none violates the scheme. */
final class LabelledCommandsTest {
  private static final List<String> WORDS = List.of("met", "ann", "lee", "new", "york");
  private static final List<String> LABELS = List.of("O", "B-PER", "I-PER", "B-LOC", "I-LOC");

  @TempDir private Path folder;

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  /** A file of columns whose labels violate every scheme: random words, each with a fixed label. */
  private String corpus(String name, int seed, int sentences) throws IOException {
    StringBuilder text = new StringBuilder();
    Random random = new Random(seed);
    for (int s = 0; s < sentences; s++) {
      random
          .ints(1 + random.nextInt(7), 0, WORDS.size())
          .forEach(w -> text.append(WORDS.get(w)).append(' ').append(LABELS.get(w)).append('\n'));
      text.append('\n');
    }
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private Run train(String options) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("train", "--model", path("m"), "--force"));
    arguments.addAll(List.of("--train", corpus("train.txt", 1, 80)));
    arguments.addAll(List.of("--dev", corpus("dev.txt", 2, 40)));
    arguments.addAll(List.of("--test", corpus("test.txt", 3, 40)));
    arguments.addAll(Arrays.asList(options.split(" ")));
    return Run.unfold(arguments.toArray(String[]::new)).good();
  }

  @ParameterizedTest
  @CsvSource({
    "--preset fast --hidden 8 --epochs 8 --learning-rate 0.02 --set batch_tokens=50",
    "--preset fast --hidden 8 --epochs 8 --learning-rate 0.02 --set batch_tokens=50 --crf",
    "--cell gru --epochs 20",
    "--cell rnn --bidirectional --crf --epochs 20"
  })
  void trainEvaluateAndTagAgree(String options) throws IOException {
    Run trained = train(options);
    Tagger tagger = Tagger.load(folder.resolve("m"));
    LabelScheme scheme = tagger.labels().orElseThrow();
    Run evaluated = Run.unfold("evaluate", "--model", path("m"), path("test.txt")).good();
    String accuracy =
        trained.lines().stream()
            .filter(line -> line.matches("Test accuracy [0-9].*"))
            .findFirst()
            .get();
    assertThat(evaluated.lines().get(0)).contains(accuracy.replaceAll("[^0-9.]", ""));
    String words = "ann lee york new york\nlee york lee\nmet york\nlee\n";
    List<String> tagged = Run.reading(words, "tag", "--model", path("m")).good().lines();
    for (String line : tagged) {
      assertThat(scheme.violations(Arrays.asList(line.replaceAll("[a-z]+_", "").split(" "))))
          .as(line)
          .isZero();
    }
    assertThat(Run.reading(words, "tag", "--model", path("m"), "--confidence").good().lines())
        .extracting(line -> line.replaceAll("_[0-9.]+", ""))
        .isEqualTo(tagged);
    assertThat(Run.reading(words, "tag", "--model", path("m"), "--best", "1").good().lines())
        .extracting(line -> line.substring(line.indexOf('\t') + 1))
        .isEqualTo(tagged);
    assertThat(Run.reading(words, "tag", "--model", path("m"), "--labels", "none").good().lines())
        .isNotEqualTo(tagged);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--preset fast --hidden 8 --epochs 1", "--cell rnn --epochs 1"})
  void c51ViolationsInTrainingDataGiveOneWarning(String options) throws IOException {
    Run trained = train(options);
    assertThat(trained.err().lines().filter(line -> line.startsWith("warning: ")))
        .singleElement()
        .asString()
        .matches(
            "warning: train: [0-9]+ labels against the scheme iob[12], first in sentence"
                + " [0-9]+; the tagger's output will follow the scheme");
    Run data = Run.unfold("data", path("train.txt")).good();
    assertThat(data.text())
        .containsPattern(
            "train.txt: span labels, iob[12]; [0-9]+ violations, the first in sentence"
                + " [0-9]+");
  }
}
