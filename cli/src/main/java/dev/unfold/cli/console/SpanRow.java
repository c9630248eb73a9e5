package dev.unfold.cli.console;

import static dev.unfold.cli.console.Console.percent;

import dev.unfold.score.Rates;
import java.util.List;

/** A row of a table of span scores: one span type, or all of them. */
public final class SpanRow {
  /** The column headings. */
  public static final List<String> HEAD =
      List.of("span", "precision", "recall", "F1", "count", "found", "correct");

  private SpanRow() {}

  /** The cells of a row. */
  public static List<String> of(String type, Rates rates) {
    return List.of(
        type,
        percent(rates.precision()),
        percent(rates.recall()),
        percent(rates.f1()),
        Console.text("%,d", rates.gold()),
        Console.text("%,d", rates.given()),
        Console.text("%,d", rates.correct()));
  }
}
