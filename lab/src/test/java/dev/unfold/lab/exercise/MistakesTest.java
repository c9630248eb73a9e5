package dev.unfold.lab.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** The known mistakes of every exercise, planted one by one: each is told apart from all others. */
final class MistakesTest {
  private static final Checker CHECKER = new Checker(Limits.USUAL);

  @AfterAll
  static void close() {
    CHECKER.close();
  }

  /** Those that can be checked without PyTorch. */
  static Stream<Exercise> exercises() {
    return Exercise.all().stream().filter(exercise -> !exercise.needsPyTorch());
  }

  @Tag("slow")
  @TestFactory
  Stream<DynamicTest> eachIsToldApart() {
    return exercises()
        .flatMap(
            exercise ->
                exercise.mistakes().stream()
                    .map(
                        mistake ->
                            DynamicTest.dynamicTest(
                                exercise.file() + ": " + mistake.sentence(),
                                () -> isFound(exercise, mistake))));
  }

  private static void isFound(Exercise exercise, KnownMistake mistake) {
    CheckReport report =
        CHECKER.check(exercise, exercise.file(), mistake.plant(exercise.solution()));
    assertThat(report.verdict()).isEqualTo(CheckReport.Verdict.WRONG);
    assertThat(report.sentences()).isEqualTo(List.of(mistake.sentence()));
  }

  @TestFactory
  Stream<DynamicTest> thereAreEnoughAndNoTwoAreSaidAlike() {
    return Exercise.all().stream()
        .map(
            exercise ->
                DynamicTest.dynamicTest(
                    exercise.file(),
                    () ->
                        assertThat(
                                exercise.mistakes().stream().map(KnownMistake::sentence).toList())
                            .hasSizeGreaterThanOrEqualTo(6)
                            .doesNotHaveDuplicates()));
  }
}
