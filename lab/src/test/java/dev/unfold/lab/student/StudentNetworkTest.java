package dev.unfold.lab.student;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unfold.check.GradientCheck;
import dev.unfold.check.GradientReport;
import dev.unfold.lab.exercise.Exercise;
import dev.unfold.lab.exercise.Limits;
import dev.unfold.matrix.DType;
import dev.unfold.model.LabRnn;
import dev.unfold.model.NetworkSize;
import dev.unfold.optim.Sgd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A student's file as a network of the lab: the solutions have the right gradient, and failures are one line each. */
final class StudentNetworkTest {
  private static final NetworkSize SIZE = new NetworkSize(90, 6, 5, 4);
  private static final int[][] INPUT = {{3, 1, 88, 1}, {7}, {2, 2, 5}};
  private static final int[][] OUTPUT = {{0, 1, 2, 3}, {1}, {3, 0, 0}};

  @TempDir private Path folder;

  static Stream<Exercise> networks() {
    return Exercise.all().stream().filter(e -> e.network().isPresent() && !e.needsPyTorch());
  }

  @ParameterizedTest
  @MethodSource("networks")
  void everySolutionHasTheGradientOfItsLoss(Exercise exercise) {
    try (StudentNetwork network = StudentNetwork.solution(exercise, SIZE, 1)) {
      assertThat(GradientCheck.run(network, INPUT, OUTPUT))
          .hasSameSizeAs(network.parameters())
          .allMatch(GradientCheck.Result::passed);
    }
  }

  @Test
  void theRnnEqualsTheLabsOwnInEveryNumberAndStep() {
    LabRnn own = LabRnn.glorot(SIZE, DType.FLOAT64, new Random(5));
    try (StudentNetwork network = StudentNetwork.solution(Exercise.RNN, SIZE, 5)) {
      for (int step = 0; step < 20; step++) {
        double expected = own.update(INPUT, OUTPUT, new Sgd(0.5));
        assertThat(network.update(INPUT, OUTPUT, new Sgd(0.5)))
            .isCloseTo(expected, org.assertj.core.data.Offset.offset(1e-13));
      }
      assertThat(network.logForward(INPUT).addScaled(-1, own.logForward(INPUT)).maxAbs())
          .isLessThan(1e-13);
      assertThat(network.predict(INPUT)).isDeepEqualTo(own.predict(INPUT));
      assertThat(GradientReport.compare(own, network, INPUT, OUTPUT).rows())
          .allMatch(row -> row.relative() < 1e-12);
    }
  }

  @Test
  void aNetworkFromAnEmptyFileWorksLikeAnExercise() throws IOException {
    Path file = write("MyRnn.java", NetworkTemplate.of("MyRnn"));
    try (StudentNetwork network = StudentNetwork.of(file, SIZE, 1)) {
      assertThat(GradientCheck.run(network, INPUT, OUTPUT)).allMatch(GradientCheck.Result::passed);
    }
  }

  /** The part to be written replaced by other code. */
  private Path rnn(String code) throws IOException {
    return write("Rnn.java", Exercise.RNN.start().replaceFirst("throw new Unsupp.*", "\n" + code));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "int a = ;                        | Rnn\\.java:[0-9]+: does not compile: .*int a = ;.*",
        "throw new UnsupportedOperationException(\"not written yet\"); | Rnn\\.java:[0-9]+: not written yet; .*",
        "while (true) {}                  | Rnn\\.java:[0-9]+: stopped after 1 s .*",
        "System.exit(3);                  | Rnn\\.java:[0-9]+: ends the process; remove the exit.*",
        "d.wy.row(99);                    | Rnn\\.java:[0-9]+: .*99.*",
        "throw new IllegalStateException(\"no\"); | Rnn\\.java:[0-9]+: IllegalStateException: no",
        "d.wh.set(2, 1, 0.0 / 0);         | Rnn\\.java: the gradient of W_h\\[2,1\\] is NaN, .*",
        "java.util.List<long[]> l = new java.util.ArrayList<>(); while (true) l.add(new long[1 << 20]); | "
            + "Rnn\\.java:[0-9]+: more memory than its limit.*",
      })
  void aFailureIsOneLineWithFileAndLine(String code, String message) throws IOException {
    Path file = rnn(code);
    byte[] before = Files.readAllBytes(file);
    assertThatThrownBy(
            () -> {
              try (StudentNetwork network = StudentNetwork.of(file, SIZE, 1, new Limits(1, 64))) {
                network.backpropagation(INPUT, OUTPUT);
              }
            })
        .isInstanceOf(StudentCodeException.class)
        .message()
        .matches(".*" + message)
        .doesNotContain("\n");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void printedTextIsKeptAndCut() throws IOException {
    Path file = rnn("for (int k = 0; k < 100_000; k++) System.out.println(\"hello\");");
    try (StudentNetwork network = StudentNetwork.of(file, SIZE, 1)) {
      network.backpropagation(INPUT, OUTPUT);
      assertThat(network.printed()).startsWith("hello").hasSizeLessThan(40_000);
    }
  }

  @Test
  void theEnvironmentIsCleared() throws IOException {
    Path file = rnn("if (System.getenv(\"PATH\") != null) throw new RuntimeException(\"seen\");");
    try (StudentNetwork network = StudentNetwork.of(file, SIZE, 1)) {
      assertThat(network.backpropagation(INPUT, OUTPUT)).isNotNull();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'int x;'                               | .*has no record or class.*",
        "'public class Other {}'                | .*Other is not the record of an exercise.*",
        "'public record Clipping(double limit) {}' | .*Clipping is no network.*",
        "'public record Rnn(dev.unfold.matrix.Matrix wq9) {}' | .*the head of record Rnn.*",
      })
  void otherFilesAreRefused(String text, String message) throws IOException {
    Path file = write("Any.java", text);
    assertThatThrownBy(() -> StudentNetwork.of(file, SIZE, 1))
        .isInstanceOf(StudentCodeException.class)
        .message()
        .matches(message);
  }

  @Test
  void sentencesOfABatchAreWeightedByTheirLength() {
    try (StudentNetwork network = StudentNetwork.solution(Exercise.RNN, SIZE, 1)) {
      double tokens = Arrays.stream(INPUT).mapToInt(x -> x.length).sum();
      double sum = 0;
      for (int s = 0; s < INPUT.length; s++) {
        sum +=
            INPUT[s].length
                / tokens
                * network.crossEntropyLoss(new int[][] {INPUT[s]}, new int[][] {OUTPUT[s]});
      }
      assertThat(network.crossEntropyLoss(INPUT, OUTPUT))
          .isCloseTo(sum, org.assertj.core.data.Offset.offset(1e-12));
    }
  }
}
