package dev.unfold.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.TestSeed;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.model.LabRnn;
import dev.unfold.model.PlainRnn;
import dev.unfold.model.PlainRnn.Bug;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A check that passes everything proves nothing: each planted bug must fail, in the tensors that it affects. */
final class PlantedBugTest {
  private static final Map<Bug, List<String>> WRONG =
      Map.of(
          Bug.NONE, List.of(),
          Bug.SIGN, List.of("W_e", "W_x", "W_h"),
          Bug.TRANSPOSED, List.of("W_e", "W_x", "W_h"),
          Bug.NO_CARRY, List.of("W_e", "W_x", "W_h"),
          Bug.LAST_WORD_ONLY, List.of("W_e"),
          Bug.NO_MEAN, List.of("W_e", "W_x", "W_h", "W_y"));

  private final Random random = TestSeed.random();
  private final int[][] input = {{3, 0, 3, 1, 3}, {2}, {1, 4}};
  private final int[][] output = {{1, 0, 2, 3, 1}, {2}, {0, 3}};

  private static Matrix uniform(int rows, int columns, Random random) {
    return Matrix.uniform(DType.FLOAT64, rows, columns, -1.5, 1.5, random);
  }

  @ParameterizedTest
  @EnumSource
  void failsInTheTensorsThatItAffects(Bug bug) {
    for (int round = 0; round < 5; round++) {
      LabRnn rnn =
          new LabRnn(
              uniform(5, 2, random),
              uniform(3, 2, random),
              uniform(3, 3, random),
              uniform(4, 3, random));
      List<GradientCheck.Result> results = GradientCheck.run(new PlainRnn(rnn, bug), input, output);
      assertThat(results)
          .extracting(GradientCheck.Result::parameter)
          .containsExactlyElementsOf(rnn.parameters().stream().map(Parameter::name).toList());
      assertThat(results)
          .filteredOn(result -> !result.passed())
          .allMatch(result -> result.error() > 1000 * GradientCheck.ALLOWED)
          .extracting(GradientCheck.Result::parameter)
          .containsExactlyElementsOf(WRONG.get(bug));
    }
  }
}
