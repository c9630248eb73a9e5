package dev.unfold.lab.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The exercise in PyTorch; in the checker's package, like the tests of the other exercises. */
final class TorchExerciseTest {
  private static final Exercise EXERCISE = Exercise.TORCH_RNN;
  private static final Checker CHECKER = new Checker(Limits.USUAL);

  @AfterAll
  static void close() {
    CHECKER.close();
  }

  private static Report check(String text) {
    return CHECKER.check(EXERCISE, EXERCISE.file(), text);
  }

  /** The report on the solution with some text replaced. */
  private static Report changed(String old, String replacement) {
    assertThat(EXERCISE.solution()).contains(old);
    return check(EXERCISE.solution().replace(old, replacement));
  }

  @Test
  void solutionIsRight() {
    Report report = check(EXERCISE.solution());
    assertThat(report.verdict()).isEqualTo(Report.Verdict.RIGHT);
    assertThat(report.rows())
        .extracting(Report.Row::tensor)
        .containsExactly("log p", "W_y", "W_h", "W_x", "W_e");
    assertThat(report.rows().subList(1, 5))
        .allSatisfy(row -> assertThat(row.numeric().orElseThrow()).isLessThan(1e-6));
  }

  @Test
  void emptyHoleIsToldWhereToBegin() {
    Report report = check(EXERCISE.start());
    assertThat(report.verdict()).isEqualTo(Report.Verdict.EMPTY);
    assertThat(report.sentences().get(0)).startsWith("Nothing is written yet. Begin with (1)");
  }

  @TestFactory
  Stream<DynamicTest> eachMistakeIsRecognised() {
    return EXERCISE.mistakes().stream()
        .map(
            mistake ->
                DynamicTest.dynamicTest(
                    mistake.sentence(),
                    () -> {
                      Report report = check(mistake.plant(EXERCISE.solution()));
                      assertThat(report.verdict()).isEqualTo(Report.Verdict.WRONG);
                      assertThat(report.sentences()).isEqualTo(List.of(mistake.sentence()));
                    }));
  }

  @Test
  void wrongShapesAreReported() {
    Report row = changed("logP = log_softmax(s, 1);", "logP = log_softmax(s.narrow(0, 0, 1), 1);");
    assertThat(row.verdict()).isEqualTo(Report.Verdict.FAILED);
    assertThat(row.sentences()).containsExactly("logForward returned 1×5, expected 2×5.");
    Report flat = changed("logP = log_softmax(s, 1);", "logP = s.sum();");
    assertThat(flat.sentences().get(0)).endsWith("logForward returned a number, expected 1×5.");
    Report nothing = changed("return logP;", "return null;");
    assertThat(nothing.sentences().get(0)).endsWith("logForward returned null, expected 1×5.");
  }

  @Test
  void exceptionsOfPyTorchAreReportedWithTheirLine() {
    Report report = changed("linear(h, wh)", "linear(h, wy)");
    int line =
        Hole.of(EXERCISE.solution()).before().size()
            + 1
            + Hole.of(EXERCISE.solution()).inside().stream()
                .map(String::strip)
                .toList()
                .indexOf("Tensor zt = linear(et, wx).add(linear(h, wh)); //            (2)  1×H");
    assertThat(report.verdict()).isEqualTo(Report.Verdict.FAILED);
    assertThat(report.sentences().get(0)).startsWith("Line " + line + ": RuntimeException: ");
  }

  @Test
  void unknownMistakesAreDescribedByTheirPattern() {
    Report report = changed("linear(h, wh)", "linear(h, wh).mul(linear(h, wh))");
    assertThat(report.sentences())
        .containsExactly(
            "log p, W_y, W_h, W_x and W_e are right in sentences of one word only.",
            "Where to look: does h of one step reach the next, through W_h, in its value and its"
                + " gradient?");
  }
}
