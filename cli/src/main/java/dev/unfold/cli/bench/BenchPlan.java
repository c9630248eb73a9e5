package dev.unfold.cli.bench;

import dev.unfold.cli.console.Console;
import java.util.regex.Pattern;

/**
 * What to measure, and for how long.
 *
 * @param threads the number of threads of each side
 * @param rounds the number of turns of each side
 * @param seconds the length of a turn
 * @param only a pattern that the names of the rows must match
 * @param quick whether all networks are tiny: a smoke test, not a measurement
 */
public record BenchPlan(int threads, int rounds, double seconds, Pattern only, boolean quick) {
  /** Whether a row is selected. */
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
