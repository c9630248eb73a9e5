package dev.unfold.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The order of the turns and the rates, with competitors that only record their calls. */
final class RaceTest {
  private final List<String> calls = new ArrayList<>();

  private Competitor competitor(String name, long work) {
    return () -> {
      calls.add(name);
      return work;
    };
  }

  /** The calls, with consecutive calls of the same competitor counted once. */
  private List<String> turns() {
    List<String> turns = new ArrayList<>();
    for (String call : calls) {
      if (turns.isEmpty() || !turns.get(turns.size() - 1).equals(call)) {
        turns.add(call);
      }
    }
    return turns;
  }

  @Test
  void competitorsWarmUpOneByOneAndThenTakeTurns() {
    int[] told = {0};
    Race race = new Race(3, 0.001);
    List<Competitor> competitors =
        List.of(competitor("a", 1), competitor("b", 1), competitor("c", 1));
    List<double[]> rates = race.run(competitors, () -> told[0]++);
    assertThat(turns()).containsExactly("a", "b", "c", "a", "b", "c", "a", "b", "c", "a", "b", "c");
    assertThat(told[0]).isEqualTo(9);
    assertThat(rates).hasSize(3).allSatisfy(competitor -> assertThat(competitor).hasSize(3));
  }

  @Test
  void aRateIsWorkPerSecond() {
    long start = System.nanoTime();
    double rate = Race.rate(competitor("a", 7), 0.01);
    double seconds = (System.nanoTime() - start) / 1e9;
    assertThat(seconds).isGreaterThanOrEqualTo(0.01);
    assertThat(rate).isBetween(7 * calls.size() / seconds, 7 * calls.size() / 0.01);
  }

  @Test
  void atLeastOnePieceOfWorkIsDone() {
    assertThat(Race.rate(competitor("a", 7), 0)).isPositive();
    assertThat(calls).hasSize(1);
    assertThat(Race.best(competitor("a", 7), 0)).isPositive();
    assertThat(calls).hasSize(2);
  }

  @Test
  void theBestRateIsAtLeastTheMean() {
    Competitor uneven =
        () -> {
          calls.add("x");
          return calls.size() % 2 == 0 ? 1_000_000 : 1;
        };
    assertThat(Race.best(uneven, 0.01)).isGreaterThan(Race.rate(uneven, 0.01));
  }
}
