package dev.unfold.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.cli.Run;
import dev.unfold.cli.console.MetricsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code unfold report}: the page agrees with {@code evaluate}, {@code show} and the metrics. */
final class ReportCommandTest {
  @TempDir private static Path folder;

  @BeforeAll
  static void train() {
    Run.unfold("train", "--epochs", "2", "--model", path("m"), "--metrics", path("m.jsonl")).good();
  }

  private static String path(String name) {
    return folder.resolve(name).toString();
  }

  private static String cell(String html, String row, int column) {
    Matcher cells =
        Pattern.compile("<td(?: class=\"number\")?>([^<]*)</td>")
            .matcher(html.substring(html.indexOf("<tr><td>" + row + "</td>")));
    for (int k = 0; k <= column; k++) {
      assertThat(cells.find()).isTrue();
    }
    return cells.group(1);
  }

  @Test
  void pageAgreesWithTheOtherCommands() throws IOException {
    Run run =
        Run.unfold(
                "report",
                "built-in",
                "--model",
                path("m"),
                "--metrics",
                path("m.jsonl"),
                "--page",
                path("run.html"))
            .good();
    assertThat(run.text()).isEmpty();
    assertThat(run.err()).isEqualTo("wrote " + path("run.html") + "\n");
    String html = Files.readString(folder.resolve("run.html"));
    Run evaluated = Run.unfold("evaluate", "--model", path("m"), "built-in").good();
    String accuracy = evaluated.lines().get(0).replaceAll("accuracy +| %.*", "");
    assertThat(html)
        .contains("<h1>Training of m</h1>", "<p>built-in: " + accuracy + " % of 1,440 tokens right")
        .contains("<h2>Epochs</h2>", "<h2>Tags</h2>", "<h2>Configuration</h2>", "<h2>Weights</h2>")
        .contains("alt=\"Learning curve, after 2 epochs", "alt=\"Confusion matrix, 1,440 tokens")
        .doesNotContain("<h2>Spans</h2>", "<h2>Provenance</h2>");
    String noun =
        evaluated.lines().stream()
            .filter(line -> line.startsWith("NOUN"))
            .findFirst()
            .orElseThrow();
    String[] expected = noun.split(" +");
    for (int k = 0; k < 5; k++) {
      assertThat(cell(html, "NOUN", k)).isEqualTo(expected[k]);
    }
    assertThat(cell(html, "cell", 1)).isEqualTo("rnn");
    String loss =
        Files.readAllLines(folder.resolve("m.jsonl")).get(1).replaceAll(".*train_loss\":|,.*", "");
    assertThat(html).contains(String.format(Locale.ROOT, "%.4f</td>", Double.parseDouble(loss)));
  }

  @Test
  void spansWithoutALearningCurve() throws IOException {
    String ner = Files.writeString(folder.resolve("ner.txt"), "Ann B-<b>\nmet O\n\n").toString();
    Run.unfold("train", "--train", ner, "--epochs", "30", "--model", path("ner")).good();
    Run.unfold("report", ner, "--model", path("ner"), "--page", path("ner.html")).good();
    String html = Files.readString(folder.resolve("ner.html"));
    assertThat(html)
        .contains("<h2>Spans</h2>", "<td>&lt;b&gt;</td>", "<td>all</td>")
        .doesNotContain("<b>", "Learning curve", "<h2>Epochs</h2>");
  }

  @Test
  void badMetricsAreRefused() throws IOException {
    for (String[] bad :
        new String[][] {
          {"", "no epoch found, expected a file that unfold train --metrics wrote"},
          {"{\"test_accuracy\":1}\n", "no epoch found"},
          {"{\"epoch\":1}\nepoch 2\n", ":2: not a JSON object"},
          {"[1]\n", ":1: not a JSON object"},
          {"{\"epoch\":1} {}\n", ":1: not a JSON object"},
          {"{\"epoch\":\n", ":1: not a JSON object"},
        }) {
      String file = Files.writeString(folder.resolve("bad.jsonl"), bad[0]).toString();
      Run run =
          Run.unfold(
              "report", "built-in", "--model", path("m"), "--metrics", file, "--page", path("new"));
      assertThat(run.code()).as(bad[0]).isEqualTo(1);
      assertThat(run.err()).startsWith("error: " + file).contains(bad[1]).containsOnlyOnce("\n");
      assertThat(folder.resolve("new")).doesNotExist();
    }
  }

  /** Lines of a future version: unknown fields and kinds of lines, and missing numbers. */
  @Test
  void metricsOfALaterVersionAreRead() throws IOException {
    String lines =
        "{\"run\":{\"seed\":[1,{\"a\":2}]}}\n\n"
            + "{\"epoch\":1,\"train_loss\":0.5,\"dev_accuracy\":null,\"new\":{\"x\":[1]}}\n";
    String file = Files.writeString(folder.resolve("new.jsonl"), lines).toString();
    assertThat(MetricsFile.read(Path.of(file)))
        .hasSize(1)
        .allSatisfy(
            epoch -> {
              assertThat(epoch.trainLoss()).isEqualTo(0.5);
              assertThat(epoch.devAccuracy()).isNaN();
              assertThat(epoch.trainSeconds()).isNaN();
            });
  }
}
