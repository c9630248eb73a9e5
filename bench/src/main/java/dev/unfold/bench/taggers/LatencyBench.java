package dev.unfold.bench.taggers;

import dev.unfold.cli.Console;
import dev.unfold.cli.LatencyPlan;

/** {@code unfold bench latency}. */
public final class LatencyBench {
  private LatencyBench() {}

  public static String run(LatencyPlan plan, Console console) {
    throw new UnsupportedOperationException();
  }
}
