package dev.unfold.bench;

import dev.unfold.cli.Console;

/** The table of rates, a line a row. */
final class RateTable {
  private static final String COLUMNS = "%-46s %12s %12s  %-21s %8s %8s  %s";

  private RateTable() {}

  /** The line above the rows. */
  static String header(String unit) {
    return Console.text(
            COLUMNS, unit, "ours", "PyTorch", "ratio (low to high)", "at least", "B/token", "")
        .stripTrailing();
  }

  /** A row. */
  static String line(Outcome row) {
    Rates rates = row.rates();
    boolean raced = rates.theirs().length > 0;
    String ratio = "-";
    if (raced) {
      Spread spread = Spread.of(rates.ratios());
      ratio =
          Console.text("%.2f (%.2f to %.2f)", spread.median(), spread.lowest(), spread.highest());
    }
    return Console.text(
            COLUMNS,
            row.name(),
            Console.text("%,.0f", Spread.of(rates.ours()).median()),
            raced ? Console.text("%,.0f", Spread.of(rates.theirs()).median()) : "-",
            ratio,
            Console.text("%.1f", row.atLeast()),
            Console.text("%,.0f", row.bytesPerToken()),
            row.remark())
        .stripTrailing();
  }
}
