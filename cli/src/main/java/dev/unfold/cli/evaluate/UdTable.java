package dev.unfold.cli.evaluate;

import static dev.unfold.cli.console.Console.percent;

import dev.unfold.cli.console.Console;
import dev.unfold.score.Rates;
import dev.unfold.score.UdScore;

/** Prints the scores of the CoNLL 2018 shared task. */
final class UdTable {
  private UdTable() {}

  static void print(Console console, UdScore score) {
    console.print("");
    console.print("scores of the CoNLL 2018 shared task");
    console.print(
        "%-9s %9s %9s %9s  precision  recall      F1  aligned accuracy",
        "", "correct", "gold", "given");
    row(console, "words", score.words(), score);
    row(console, "UPOS", score.upos(), score);
    row(console, "XPOS", score.xpos(), score);
    row(console, "features", score.features(), score);
    row(console, "all tags", score.allTags(), score);
    if (!score.sameWords()) {
      console.print(
          "the two files split the text into different words, so nothing else is compared");
    }
  }

  private static void row(Console console, String name, Rates rates, UdScore score) {
    console.print(
        "%-9s %,9d %,9d %,9d  %9s  %6s  %6s  %16s",
        name,
        rates.correct(),
        rates.gold(),
        rates.given(),
        percent(rates.precision()),
        percent(rates.recall()),
        percent(rates.f1()),
        percent(score.accuracy(rates)));
  }
}
