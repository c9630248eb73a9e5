package dev.unfold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.cli.console.Console;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The help: on standard output, exit code 0, at most 100 columns wide. */
final class HelpTest {
  /** The names of all commands, as the help lists them. */
  static Stream<String> commands() {
    List<String> lines = Run.unfold("--help").good().lines();
    return lines.stream()
        .skip(lines.indexOf("Commands:") + 1L)
        .takeWhile(line -> !line.isEmpty())
        .map(line -> line.strip().split(" ")[0]);
  }

  @Test
  void namesEveryCommand() {
    Run run = Run.unfold("--help").good();
    assertThat(run.lines()).contains("  train     Train a tagger.");
    assertThat(commands())
        .contains("train", "evaluate", "tag", "data", "show", "export", "import", "report")
        .contains("doctor", "lab", "gradient", "compare", "check", "flow", "bench", "exercise")
        .contains("new", "repl", "slides");
    assertThat(Run.unfold("help").text()).isEqualTo(run.text());
    assertThat(Run.unfold("-h").text()).isEqualTo(run.text());
  }

  @Test
  void aMissingCommandNamesThemAll() {
    assertThat(Run.unfold().err())
        .startsWith(
            "error: no command; expected one of "
                + String.join(", ", commands().toList())
                + " (see: ");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandExplainsItselfWithExamples(String command) {
    Run run = Run.unfold(command, "--help").good();
    assertThat(run.err()).isEmpty();
    assertThat(run.text())
        .contains("\nUsage: unfold " + command + " ", "\nExamples:\n  ", "unfold " + command)
        .doesNotContain("\u001b", "\t");
    assertThat(run.lines()).allMatch(line -> line.length() <= 100 && !line.endsWith(" "));
    assertThat(Run.unfold("help", command).text()).isEqualTo(run.text());
  }

  @Test
  void optionsStandUnderHeadings() {
    List<String> lines = Run.unfold("train", "--help").lines();
    List<String> places =
        List.of(
            "Corpus:",
            "      --train=FILE",
            "Network:",
            "      --cell=CELL",
            "Training:",
            "      --epochs=N",
            "Files to write:",
            "      --model=FILE",
            "      --plot=FILE",
            "Other:",
            "  -h, --help");
    int at = -1;
    for (String place : places) {
      int next = at + 1;
      while (next < lines.size() && !lines.get(next).startsWith(place)) {
        next++;
      }
      assertThat(next).as(place).isLessThan(lines.size());
      at = next;
    }
  }

  @Test
  void optionsOfTheCommandAloneStandFirst() {
    assertThat(Run.unfold("import", "--help").lines())
        .containsSubsequence(
            "Options:",
            "      --into=MODEL   The existing model, which is not changed.",
            "Files to write:",
            "Other:");
  }

  @Test
  void versionNamesUnfoldAndJava() {
    Run run = Run.unfold("--version").good();
    assertThat(run.lines()).hasSize(2);
    assertThat(run.lines().get(0)).startsWith("unfold ");
    assertThat(run.lines().get(1)).isEqualTo("Java " + System.getProperty("java.version"));
  }

  @Test
  void helpThatCannotBeWrittenIsAnError() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    var full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    int code =
        Main.run(new Console(new ByteArrayInputStream(new byte[0]), full, err, ""), "--help");
    assertThat(code).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("error: standard output: can't be written (No space left on device)\n");
  }
}
