package dev.unfold.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.unfold.lab.exercise.CheckReport;
import dev.unfold.lab.exercise.Checker;
import dev.unfold.lab.exercise.Exercise;
import dev.unfold.lab.exercise.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The exercise that is written in PyTorch; the lab tests the others. */
final class TorchExerciseTest {
  private static final Exercise EXERCISE = Exercise.TORCH_RNN;
  private static final Checker CHECKER = new Checker(Limits.USUAL);

  @AfterAll
  static void close() {
    CHECKER.close();
  }

  private static CheckReport check(String text) {
    return CHECKER.check(EXERCISE, EXERCISE.file(), text);
  }

  /** The report on the solution with some text replaced. */
  private static CheckReport changed(String old, String replacement) {
    assertThat(EXERCISE.solution()).contains(old);
    return check(EXERCISE.solution().replace(old, replacement));
  }

  @Test
  void solutionIsRight() {
    CheckReport report = check(EXERCISE.solution());
    assertThat(report.verdict()).isEqualTo(CheckReport.Verdict.RIGHT);
    assertThat(report.rows())
        .extracting(CheckReport.Row::tensor)
        .containsExactly("log p", "W_y", "W_h", "W_x", "W_e");
    assertThat(report.rows().subList(1, 5))
        .allSatisfy(row -> assertThat(row.numeric().orElseThrow()).isLessThan(1e-6));
  }

  @Test
  void emptyHoleIsToldWhereToBegin() {
    CheckReport report = check(EXERCISE.start());
    assertThat(report.verdict()).isEqualTo(CheckReport.Verdict.EMPTY);
    assertThat(report.sentences().get(0))
        .startsWith("Nothing is written yet (line ")
        .contains("Begin with (1)");
  }

  @TestFactory
  Stream<DynamicTest> eachMistakeIsRecognised() {
    return EXERCISE.mistakes().stream()
        .map(
            mistake ->
                DynamicTest.dynamicTest(
                    mistake.sentence(),
                    () -> {
                      CheckReport report = check(mistake.plant(EXERCISE.solution()));
                      assertThat(report.verdict()).isEqualTo(CheckReport.Verdict.WRONG);
                      assertThat(report.sentences()).isEqualTo(List.of(mistake.sentence()));
                    }));
  }

  @Test
  void wrongShapesAreReported() {
    CheckReport row =
        changed("return log_softmax(s, 1);", "return log_softmax(s.narrow(0, 0, 1), 1);");
    assertThat(row.verdict()).isEqualTo(CheckReport.Verdict.FAILED);
    assertThat(row.sentences()).containsExactly("logForward returned 1×5, expected 2×5.");
    CheckReport flat = changed("return log_softmax(s, 1);", "return s.sum();");
    assertThat(flat.sentences().get(0)).endsWith("logForward returned a number, expected 1×5.");
    CheckReport nothing = changed("return log_softmax(s, 1);", "return null;");
    assertThat(nothing.sentences().get(0)).endsWith("logForward returned null, expected 1×5.");
  }

  @Test
  void exceptionsOfPyTorchAreReportedWithTheirLine() {
    CheckReport report = changed("linear(h, wh)", "linear(h, wy)");
    int line =
        1
            + EXERCISE
                .solution()
                .lines()
                .map(String::strip)
                .toList()
                .indexOf("Tensor zt = linear(et, wx).add(linear(h, wh)); //            (2)  1×H");
    assertThat(report.verdict()).isEqualTo(CheckReport.Verdict.FAILED);
    assertThat(report.sentences().get(0)).startsWith("Line " + line + ": RuntimeException: ");
  }

  /** A file of a right solution in another style and of changes to it, each after the words expected of the checker. */
  @Test
  void mistakesInAnotherStyleAreRecognised() throws IOException {
    String[] parts = text("/students/TorchRnnByMatmul.txt").split("\n=====\n", 2);
    String hole = parts[0].substring(parts[0].indexOf('\n') + 1);
    assertThat(check(file(hole)).verdict()).isEqualTo(CheckReport.Verdict.RIGHT);
    for (String paragraph : parts[1].strip().split("\n\n")) {
      String[] lines = paragraph.split("\n");
      assertThat(hole).contains(lines[1].substring(2));
      CheckReport report = check(file(hole.replace(lines[1].substring(2), lines[2].substring(2))));
      assertThat(String.join(" ", report.sentences())).contains(lines[0]);
    }
  }

  /** The exercise with something written between its marks. */
  private static String file(String hole) {
    return EXERCISE.start().replaceFirst("throw new .*", Matcher.quoteReplacement(hole));
  }

  private static String text(String resource) throws IOException {
    try (InputStream in = TorchExerciseTest.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The first sentence of PyTorch's exception, with its shapes, and nothing of its C++ frames. */
  @Test
  void shapesThatDoNotFitInPyTorchAreOneSentence() throws IOException {
    String shared = System.getProperty("unfold.shared", "");
    assumeTrue(!shared.isEmpty(), "shared data is absent: set -Dunfold.shared");
    Path file = Path.of(shared, "students", "torch_matmul_shape", "TorchRnn.java");
    List<String> sentences = check(Files.readString(file)).sentences();
    assertThat(sentences.get(0))
        .contains("RuntimeException: ", "tensor a (4) must match the size of tensor b (3)")
        .doesNotContain("frame #", ".cpp");
  }

  @Test
  void unknownMistakesAreDescribedByTheirPattern() {
    CheckReport report = changed("linear(h, wh)", "linear(h, wh).mul(linear(h, wh))");
    assertThat(report.sentences())
        .containsExactly(
            "log p, W_y, W_h, W_x and W_e are right only in sentences of one word.",
            "Where to look: does h of one step reach the next, through W_h, in its value and its"
                + " gradient?");
  }
}
