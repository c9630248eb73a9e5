package dev.unfold.bench;

import dev.unfold.cli.console.Console;
import java.util.ArrayList;
import java.util.List;

/** {@link Growth} as text: a line for each length, and what they amount to. */
final class GrowthText {
  /** How far apart the rates may be: within 20 %. */
  private static final double FLAT = 0.8;

  private static final String COLUMNS = "%-24s %8s %8s %11s  %-24s %11s";

  private GrowthText() {}

  static List<String> lines(Growth growth) {
    List<String> lines = new ArrayList<>();
    lines.add(
        Console.text(
            COLUMNS,
            "growth, one thread",
            "T",
            "B",
            "tokens/s",
            "(lowest to highest)",
            "bytes/token"));
    for (Growth.Point point : growth.points()) {
      Spread spread = Spread.of(point.rates());
      lines.add(
          Console.text(
              COLUMNS,
              growth.network(),
              Console.text("%,d", point.steps()),
              Console.text("%,d", point.sentences()),
              Console.text("%,.0f", spread.median()),
              Console.text("(%,.0f to %,.0f)", spread.lowest(), spread.highest()),
              Console.text("%,.0f", point.bytesPerToken())));
    }
    String bound = growth.network() == GrowthNetwork.LSTM ? ", at least " + FLAT : "";
    lines.add(
        Console.text(
            "slowest T by fastest: %.2f%s; most memory for a token by least: %.2f",
            growth.flatness(), bound, growth.memoryGrowth()));
    return lines;
  }
}
