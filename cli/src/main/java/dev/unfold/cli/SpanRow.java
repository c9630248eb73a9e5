package dev.unfold.cli;

import static dev.unfold.cli.Console.percent;

import dev.unfold.score.Rates;
import java.util.List;

/** A row of the tables of spans: a type, or all of them, and how well its spans were found. */
final class SpanRow {
  /** What stands above the rows. */
  static final List<String> HEAD =
      List.of("span", "precision", "recall", "F1", "count", "found", "correct");

  private SpanRow() {}

  static List<String> of(String type, Rates rates) {
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
