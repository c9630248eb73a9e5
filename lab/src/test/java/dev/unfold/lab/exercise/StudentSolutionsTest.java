package dev.unfold.lab.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Solutions in students' own hands, from the folder of shared data: what the checker says of each. */
final class StudentSolutionsTest {
  private static final Checker CHECKER = new Checker(Limits.USUAL);

  @AfterAll
  static void close() {
    CHECKER.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rnn_right            | Rnn          | ''",
        "lstm_right           | LstmCell     | ''",
        "ff_int_division      | FeedForward  | exactly zero for more than one word; write 1.0 / n",
        "ff_update_weights    | FeedForward  | changes W_y, b_y, W_x, b_x and W_e itself; Add to the matrices of d",
        "ff_shape_exception   | FeedForward  | Matrix.timesTransposed; 1×5 float64; 5×4 float64",
        "rnn_wh_with_h_next   | Rnn          | W_h is computed with h of the next step; multiplied by h_(t−1)",
        "rnn_last_row_only_wy | Rnn          | W_y is that of the last step alone; every step",
        "last_copy_all        | Rnn          | W_y is that of the last step; W_h is that of one step; W_x is that of the last step",
        "rnn_sign_and_N       | Rnn          | W_y, W_h, W_x and W_e are −T times; ds, equation (5); a sign; a mean",
        "clip_copy            | Clipping     | its result is lost; copy(); a new matrix",
        "gru_swapped_gates    | GruCell      | W_r and W_z have each other's gradients",
        "lstm_swap_f_i        | LstmCell     | W_f and W_i have each other's gradients",
        "att_dv_with_z        | Attention    | dV is computed with Z in place of dZ, equation (4)",
        "rnn_numerical        | Rnn          | finite differences; asks for the derivation",
      })
  void theCheckerSaysWhatTheNumbersTell(String folder, String type, String said)
      throws IOException {
    String shared = System.getProperty("unfold.shared", "");
    Exercise exercise = Exercise.ofType(type).orElseThrow();
    assumeTrue(!shared.isEmpty(), "shared data is absent: set -Dunfold.shared");
    Path file = Path.of(shared, "students", folder, exercise.file());
    CheckReport report = CHECKER.check(exercise, exercise.file(), Files.readString(file));
    if (said.isEmpty()) {
      assertThat(report.verdict()).isEqualTo(CheckReport.Verdict.RIGHT);
    } else {
      assertThat(report.verdict()).isNotEqualTo(CheckReport.Verdict.RIGHT);
      assertThat(String.join(" ", report.sentences()))
          .contains(Arrays.stream(said.split("; ")).map(String::strip).toList())
          .doesNotContain("does the gradient reach");
    }
  }
}
