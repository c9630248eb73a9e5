package dev.unfold.bench;

import dev.unfold.cli.console.Console;
import java.util.Optional;
import java.util.stream.Collectors;

/** A {@link Table} as text: a line a row. */
final class TableText {
  private static final String NAME = "%-44s";
  private static final String RATE = " %11s";
  private static final String RATIO = "  %-20s %8s";
  private static final String BYTES = " %7s";

  private final Table table;

  TableText(Table table) {
    this.table = table;
  }

  /** The line above the rows. */
  String header() {
    String sides =
        table.sides().stream().map(side -> Console.text(RATE, side)).collect(Collectors.joining());
    boolean raced = table.sides().size() > 1;
    String ratio = raced ? Console.text(RATIO, table.ratio(), "at least") : "";
    String bytes = tokens() ? Console.text(BYTES, "B/token") : "";
    String setting =
        tokens() && table.sides().contains(Tables.PYTORCH) ? "  PyTorch's setting" : "";
    return (Console.text(NAME, table.unit()) + sides + ratio + bytes + setting).stripTrailing();
  }

  /** A row. */
  String line(Row row) {
    String rates =
        row.rates().stream()
            .map(side -> Console.text(RATE, table.unit().text(Spread.of(side).median())))
            .collect(Collectors.joining());
    String ratio = row.ratio().map(spread -> ratio(spread, row.atLeast())).orElse("");
    String bytes =
        tokens() ? Console.text(BYTES, row.bytesPerToken().map(TableText::whole).orElse("-")) : "";
    String remark = row.remark().isEmpty() ? "" : "  " + row.remark();
    return (Console.text(NAME, row.name()) + rates + ratio + bytes + remark).stripTrailing();
  }

  private boolean tokens() {
    return table.unit() == Unit.TOKENS;
  }

  private static String whole(double number) {
    return Console.text("%,.0f", number);
  }

  private static String ratio(Spread spread, Optional<Double> atLeast) {
    String text =
        Console.text("%.2f (%.2f to %.2f)", spread.median(), spread.lowest(), spread.highest());
    return Console.text(RATIO, text, atLeast.map(bound -> Console.text("%.2f", bound)).orElse(""));
  }
}
