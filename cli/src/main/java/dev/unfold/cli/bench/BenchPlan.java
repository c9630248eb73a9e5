package dev.unfold.cli.bench;

import dev.unfold.cli.console.Console;
import java.util.regex.Pattern;

/**
 * What to measure, and how long.
 *
 * @param threads of each side
 * @param rounds how often the two sides take turns
 * @param seconds of each turn
 * @param only what a row's name must contain to be measured
 * @param quick whether everything is to be tiny: to see that it runs, not how fast
 */
public record BenchPlan(int threads, int rounds, double seconds, Pattern only, boolean quick) {
  /** Whether a row of that name is to be measured. */
  public boolean wants(String row) {
    return only.matcher(row).find();
  }

  /** {@code at most 2 threads a side, 5 rounds of 2.0 seconds}. */
  @Override
  public String toString() {
    return Console.text(
        "at most %d thread%s a side, %d round%s of %s seconds",
        threads, threads == 1 ? "" : "s", rounds, rounds == 1 ? "" : "s", seconds);
  }
}
