package dev.unfold.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Schedules by hand, and against {@code reference/optimisers.py}. */
final class ScheduleTest {
  private static final Map<String, Schedule> ALL =
      Map.of(
          "constant 0", new Schedule.Constant(0),
          "constant 4", new Schedule.Constant(4),
          "linear 0 10", new Schedule.Linear(0, 10),
          "linear 3 10", new Schedule.Linear(3, 10),
          "cosine 0 10", new Schedule.Cosine(0, 10),
          "cosine 3 10", new Schedule.Cosine(3, 10));

  @Test
  void matchesReference() {
    JsonNode expected = Reference.NUMBERS.get("schedules");
    assertThat(expected).hasSize(ALL.size());
    ALL.forEach(
        (name, schedule) -> {
          for (int s = 0; s < expected.get(name).size(); s++) {
            double factor = expected.get(name).get(s).asDouble();
            assertThat(schedule.factor(s)).as(name + s).isCloseTo(factor, within(1e-12));
          }
        });
  }

  @Test
  void numbersByHand() {
    Schedule linear = new Schedule.Linear(2, 6);
    assertThat(factors(linear, 6)).containsExactly(0.5, 1, 1, 0.75, 0.5, 0.25);
    Schedule cosine = new Schedule.Cosine(0, 4);
    double root = Math.sqrt(0.5);
    assertThat(factors(cosine, 4))
        .containsExactly(new double[] {1, (1 + root) / 2, 0.5, (1 - root) / 2}, within(1e-15));
    assertThat(factors(new Schedule.Constant(5), 7)).containsExactly(0.2, 0.4, 0.6, 0.8, 1, 1, 1);
  }

  private static double[] factors(Schedule schedule, int steps) {
    double[] factors = new double[steps];
    for (int s = 0; s < steps; s++) {
      factors[s] = schedule.factor(s);
    }
    return factors;
  }

  @Test
  void factorIsConstantAfterTheLastStep() {
    ALL.forEach(
        (name, schedule) -> {
          double last = schedule.factor(9);
          assertThat(last).as(name).isPositive();
          assertThat(schedule.factor(10)).isEqualTo(last);
          assertThat(schedule.factor(3_000_000_000L)).isEqualTo(last);
        });
  }

  @Test
  void warmUpMustEndBeforeTheLastStep() {
    assertThatThrownBy(() -> new Schedule.Linear(10, 10))
        .hasMessage(
            "Schedule.Linear: warm-up is 10, expected 0 or above and fewer than all steps (10)");
    assertThatThrownBy(() -> new Schedule.Cosine(-1, 10))
        .hasMessage(
            "Schedule.Cosine: warm-up is -1, expected 0 or above and fewer than all steps (10)");
    assertThatThrownBy(() -> new Schedule.Cosine(0, 0)).hasMessageContaining("all steps (0)");
    assertThatThrownBy(() -> new Schedule.Constant(-3)).hasMessageContaining("warm-up is -3");
    assertThat(new Schedule.Linear(0, 1).factor(0)).isEqualTo(1);
  }
}
