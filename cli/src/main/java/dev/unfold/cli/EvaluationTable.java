package dev.unfold.cli;

import dev.unfold.tagger.Evaluation;
import java.util.List;
import java.util.Locale;

/** Prints an evaluation: accuracies, each tag's figures, the confusion matrix. */
final class EvaluationTable {
  private EvaluationTable() {}

  static void print(Console console, Evaluation evaluation) {
    console.print(
        "accuracy       %s", rate(evaluation.right(), evaluation.tokens(), evaluation.accuracy()));
    console.print(
        "unknown words  %s",
        rate(evaluation.unknownRight(), evaluation.unknownTokens(), evaluation.unknownAccuracy()));
    console.print("");
    int width = evaluation.tags().stream().mapToInt(String::length).max().orElse(0);
    String name = "%-" + Math.max(3, width) + "s";
    console.print(name + "  precision  recall      F1   count", "tag");
    for (Evaluation.TagScore score : evaluation.perTag()) {
      console.print(
          name + "  %9s  %6s  %6s  %,6d",
          score.tag(),
          percent(score.precision()),
          percent(score.recall()),
          percent(score.f1()),
          score.gold());
    }
    console.print("");
    confusion(console, evaluation, name);
  }

  private static void confusion(Console console, Evaluation evaluation, String name) {
    List<String> tags = evaluation.tags();
    StringBuilder header =
        new StringBuilder(String.format(Locale.ROOT, name, "").replaceAll(".$", "↓"));
    tags.forEach(tag -> header.append(String.format(Locale.ROOT, " %5s", shortened(tag))));
    console.print("confusion: right tags in rows, given tags in columns");
    console.print("%s", header);
    for (String gold : tags) {
      StringBuilder row = new StringBuilder(String.format(Locale.ROOT, name, gold));
      for (String given : tags) {
        int count = evaluation.count(gold, given);
        row.append(count == 0 ? "     ·" : String.format(Locale.ROOT, " %5d", count));
      }
      console.print("%s", row);
    }
  }

  private static String shortened(String tag) {
    return tag.length() <= 5 ? tag : tag.substring(0, 5);
  }

  private static String rate(int right, int all, double part) {
    return String.format(
        Locale.ROOT, "%s %% (%,d of %,d)", all == 0 ? "n/a" : percent(part), right, all);
  }

  private static String percent(double part) {
    return Double.isNaN(part) ? "n/a" : String.format(Locale.ROOT, "%.2f", 100 * part);
  }
}
