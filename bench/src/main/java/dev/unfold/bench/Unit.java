package dev.unfold.bench;

import dev.unfold.cli.console.Console;

/** The unit of a rate. */
enum Unit {
  /** Words trained on, or tagged. */
  TOKENS("tokens/s", 1, "%,.0f"),
  /** Billions of multiplications and additions. */
  OPERATIONS("GFLOP/s", 1e9, "%.1f");

  private final String title;
  private final double size;
  private final String format;

  Unit(String title, double size, String format) {
    this.title = title;
    this.size = size;
    this.format = format;
  }

  /** A rate, given in work per second, in this unit. */
  double of(double rate) {
    return rate / size;
  }

  /** A rate, given in work per second, as text in this unit. */
  String text(double rate) {
    return Console.text(format, of(rate));
  }

  /** {@code tokens/s} or {@code GFLOP/s}. */
  @Override
  public String toString() {
    return title;
  }
}
