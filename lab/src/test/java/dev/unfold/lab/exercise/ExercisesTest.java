package dev.unfold.lab.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files of the exercises: what the student gets, and the solutions. */
final class ExercisesTest {
  private static final Checker CHECKER = new Checker(Limits.USUAL);

  @AfterAll
  static void close() {
    CHECKER.close();
  }

  static Stream<Exercise> withoutPyTorch() {
    return Exercise.all().stream().filter(exercise -> !exercise.needsPyTorch());
  }

  @ParameterizedTest
  @MethodSource("withoutPyTorch")
  void theSolutionIsRight(Exercise exercise) {
    CheckReport report = CHECKER.check(exercise, exercise.file(), exercise.solution());
    assertThat(report.verdict()).isEqualTo(CheckReport.Verdict.RIGHT);
    assertThat(report.sentences()).isEmpty();
    assertThat(report.rows())
        .hasSize(exercise.task().tensors().size())
        .allSatisfy(
            row -> {
              assertThat(row.right()).isTrue();
              assertThat(row.solution()).isZero();
              assertThat(row.numeric().orElse(0)).isCloseTo(0, within(1e-6));
              assertThat(row.numeric().isPresent()).isEqualTo(!exercise.equals(Exercise.CLIPPING));
            });
  }

  @ParameterizedTest
  @MethodSource("withoutPyTorch")
  void theEmptyHoleIsToldWhereToBegin(Exercise exercise) {
    CheckReport report = CHECKER.check(exercise, exercise.file(), exercise.start());
    assertThat(report.verdict()).isEqualTo(CheckReport.Verdict.EMPTY);
    assertThat(report.sentences()).hasSize(1);
    assertThat(report.sentences().get(0))
        .matches("Nothing is written yet \\(line [0-9]+\\)\\. Begin with (?s:.*)");
  }

  /** Exercise 6 has two parts: with the first one written, the second is named, and what is written is judged. */
  @Test
  void thePartThatComesNextIsNamed() {
    String solution = Exercise.LSTM_CELL.solution();
    String second = Hole.of(solution.substring(solution.indexOf("sumBackward(Gate"))).emptied();
    CheckReport report =
        CHECKER.check(
            Exercise.LSTM_CELL,
            "LstmCell.java",
            solution.substring(0, solution.indexOf("sumBackward(Gate")) + second);
    assertThat(report.verdict()).isEqualTo(CheckReport.Verdict.WRONG);
    assertThat(report.rows()).filteredOn(CheckReport.Row::right).hasSize(1);
    assertThat(report.sentences().get(report.sentences().size() - 1))
        .matches("Line [0-9]+ comes next: it is not written yet\\.");
  }

  /** {@code unfold exercise --start exercises --force} makes them anew. */
  @ParameterizedTest
  @MethodSource("dev.unfold.lab.exercise.Exercise#all")
  void theStudentsFileIsTheSolutionWithAHole(Exercise exercise) throws IOException {
    Path file = Path.of("..", "exercises", exercise.file());
    assertThat(Files.readString(file)).isEqualTo(exercise.start());
  }

  @ParameterizedTest
  @MethodSource("dev.unfold.lab.exercise.Exercise#all")
  void eachFitsOnAScreen(Exercise exercise) {
    assertThat(exercise.start().lines()).hasSizeLessThan(90).allMatch(l -> l.length() <= 100);
    assertThat(Hole.of(exercise.start()).isBlank()).isTrue();
    assertThat(Hole.of(exercise.solution()).inside()).hasSizeBetween(8, 26);
    assertThat(exercise.start())
        .contains(
            " * Exercise " + exercise.number() + ". ",
            "{@code ./unfold exercise " + exercise.number() + "}",
            "record " + exercise.type() + "(");
  }

  @ParameterizedTest
  @MethodSource("dev.unfold.lab.exercise.Exercise#all")
  void hintsCanBeUnfolded(Exercise exercise) {
    assertThat(exercise.hints()).hasSizeBetween(2, 4);
    assertThat(exercise.hints().get(0)).startsWith("Begin with ");
  }

  @Test
  void theyAreNumberedFromOne() {
    assertThat(Exercise.of(1)).contains(Exercise.FEED_FORWARD);
    assertThat(Exercise.of(7)).contains(Exercise.ATTENTION);
    assertThat(Exercise.of(8)).isEmpty();
    assertThat(Exercise.of(0)).isEmpty();
  }

  @Test
  void withoutPyTorchItsExerciseIsNotChecked() {
    CheckReport report =
        CHECKER.check(Exercise.TORCH_RNN, "TorchRnn.java", Exercise.TORCH_RNN.solution());
    assertThat(report.verdict()).isEqualTo(CheckReport.Verdict.UNCHECKED);
    assertThat(report.sentences())
        .containsExactly("PyTorch is not on the class path; ./unfold exercise 3 fetches it.");
  }
}
