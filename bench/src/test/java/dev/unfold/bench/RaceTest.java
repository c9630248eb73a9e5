package dev.unfold.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who works when, and how it is counted: with sides that only note down that they were called. */
final class RaceTest {
  private final List<String> calls = new ArrayList<>();

  private Side side(String name, long work) {
    return () -> {
      calls.add(name);
      return work;
    };
  }

  /** Each run of the same name once. */
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
  void sidesGetWarmOneByOneAndThenTakeTurns() {
    int[] told = {0};
    Race race = new Race(3, 0.001);
    List<Side> sides = List.of(side("a", 1), side("b", 1), side("c", 1));
    List<double[]> rates = race.run(sides, () -> told[0]++);
    assertThat(turns()).containsExactly("a", "b", "c", "a", "b", "c", "a", "b", "c", "a", "b", "c");
    assertThat(told[0]).isEqualTo(9);
    assertThat(rates).hasSize(3).allSatisfy(side -> assertThat(side).hasSize(3));
  }

  @Test
  void aRateIsWorkASecond() {
    long start = System.nanoTime();
    double rate = Race.rate(side("a", 7), 0.01);
    double seconds = (System.nanoTime() - start) / 1e9;
    assertThat(seconds).isGreaterThanOrEqualTo(0.01);
    assertThat(rate).isBetween(7 * calls.size() / seconds, 7 * calls.size() / 0.01);
  }

  @Test
  void timeThatIsOverStillAllowsOnePiece() {
    assertThat(Race.rate(side("a", 7), 0)).isPositive();
    assertThat(calls).hasSize(1);
    assertThat(Race.best(side("a", 7), 0)).isPositive();
    assertThat(calls).hasSize(2);
  }

  @Test
  void theBestPieceIsNoSlowerThanTheMean() {
    Side uneven =
        () -> {
          calls.add("x");
          return calls.size() % 2 == 0 ? 1_000_000 : 1;
        };
    assertThat(Race.best(uneven, 0.01)).isGreaterThan(Race.rate(uneven, 0.01));
  }
}
