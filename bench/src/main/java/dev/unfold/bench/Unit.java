package dev.unfold.bench;

import dev.unfold.cli.console.Console;

/** What rates are counted in. */
enum Unit {
  /** Words that were trained on or tagged. */
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

  /** A rate of so much work a second in this unit. */
  double of(double rate) {
    return rate / size;
  }

  /** A rate of so much work a second as text. */
  String text(double rate) {
    return Console.text(format, of(rate));
  }

  /** {@code tokens/s} or {@code GFLOP/s}. */
  @Override
  public String toString() {
    return title;
  }
}
