package dev.unfold.lab.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong solutions in styles other than the solution's: what the checker says names the mistake or its tensor. */
@Tag("slow")
final class WrongSolutionsTest {
  private static final Checker CHECKER = new Checker(Limits.USUAL);

  @AfterAll
  static void close() {
    CHECKER.close();
  }

  /** A right solution in its own style, and after a line of {@code =} what turns it into wrong ones. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "FeedForwardByEntries",
        "FeedForwardBySmallMethods",
        "RnnBySmallMethods",
        "GruCellByRows",
        "ClippingByEntries"
      })
  void eachIsNamedOrPlaced(String style) {
    String[] parts = read(style).split("\n=====\n", 2);
    String[] head = parts[0].split("\n", 2);
    Exercise exercise =
        Exercise.of(Integer.parseInt(head[0].replace("exercise ", ""))).orElseThrow();
    Attempt right = new Attempt(exercise, head[1]);
    assertThat(right.check(CHECKER).sentences()).isEmpty();
    List<String> misled = new ArrayList<>();
    for (String paragraph : ExerciseTexts.paragraphs(parts[1])) {
      String[] lines = paragraph.strip().split("\n");
      String to = lines[2].length() > 2 ? lines[2].substring(2) : "";
      CheckReport report = right.with(lines[1].substring(2), to).check(CHECKER);
      String said = String.join(" ", report.sentences());
      if (report.verdict() == CheckReport.Verdict.RIGHT || !said.contains(lines[0])) {
        misled.add(lines[1] + " -> " + to + "\n   expected: " + lines[0] + "\n   said: " + said);
      }
    }
    assertThat(misled).isEmpty();
  }

  private static String read(String style) {
    try (InputStream in =
        WrongSolutionsTest.class.getResourceAsStream("/students/" + style + ".txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The solutions in students' own hands that are not part of the project. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | ff_int_division/FeedForward | write 1.0 / n",
        "1 | ff_update_weights/FeedForward | changes W_y, b_y, W_x, b_x and W_e itself. Add to",
        "1 | ff_shape_exception/FeedForward | Matrix.timesTransposed: ",
        "2 | rnn_wh_with_h_next/Rnn | W_h is computed with h of the next step",
        "2 | rnn_last_row_only_wy/Rnn | W_y is that of the last step alone",
        "2 | last_copy_all/Rnn | W_y is that of the last step alone",
        "2 | rnn_sign_and_N/Rnn | −T times",
        "2 | rnn_numerical/Rnn | finite differences",
        "4 | clip_copy/Clipping | result is lost",
        "5 | gru_swapped_gates/GruCell | each other's gradients",
        "6 | lstm_swap_f_i/LstmCell | each other's gradients",
        "7 | att_dv_with_z/Attention | equation (4)",
      })
  void theSharedOnesAreNamed(int number, String file, String fragment) throws IOException {
    Path path = Path.of(System.getProperty("unfold.shared", "none"), "students", file + ".java");
    assumeThat(path).as("unfold.shared holds students' solutions").exists();
    Exercise exercise = Exercise.of(number).orElseThrow();
    CheckReport report = CHECKER.check(exercise, exercise.file(), Files.readString(path));
    assertThat(String.join(" ", report.sentences())).contains(fragment);
  }
}
