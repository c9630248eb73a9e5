package dev.unfold.cli;

import dev.unfold.tagger.Evaluation;
import java.util.List;

/** Prints an evaluation: accuracies, each tag's figures, the confusion matrix. */
final class EvaluationTable {
  private static final int WIDTH = 120;
  private static final int SHORTEST_NAME = 3;
  private static final int NARROWEST_CELL = 5;

  private final Console console;
  private final Evaluation evaluation;
  private final List<String> tags;
  private final int nameWidth;
  private final int cellWidth;

  private EvaluationTable(Console console, Evaluation evaluation) {
    this.console = console;
    this.evaluation = evaluation;
    this.tags = evaluation.tags();
    int longest = tags.stream().mapToInt(String::length).max().orElse(0);
    this.nameWidth = Math.max(SHORTEST_NAME, longest);
    this.cellWidth = Math.max(NARROWEST_CELL, String.valueOf(evaluation.tokens()).length());
  }

  static void print(Console console, Evaluation evaluation) {
    EvaluationTable table = new EvaluationTable(console, evaluation);
    table.accuracies();
    table.tags();
    table.confusion();
  }

  private void accuracies() {
    console.print(
        "accuracy       %s", rate(evaluation.right(), evaluation.tokens(), evaluation.accuracy()));
    console.print(
        "unknown words  %s",
        rate(evaluation.unknownRight(), evaluation.unknownTokens(), evaluation.unknownAccuracy()));
  }

  private void tags() {
    console.print("");
    console.print("%s  precision  recall      F1    count", name("tag"));
    for (Evaluation.TagScore score : evaluation.perTag()) {
      console.print(
          "%s  %9s  %6s  %6s  %,7d",
          name(score.tag()),
          percent(score.precision()),
          percent(score.recall()),
          percent(score.f1()),
          score.gold());
    }
  }

  /** The matrix; where there are too many tags for one line, some columns after the others. */
  private void confusion() {
    int most = Math.max(1, (WIDTH - nameWidth) / (cellWidth + 1));
    console.print("");
    console.print("confusion: right tags in rows, given tags in columns");
    for (int from = 0; from < tags.size(); from += most) {
      if (from > 0) {
        console.print("");
      }
      columns(tags.subList(from, Math.min(tags.size(), from + most)));
    }
  }

  private void columns(List<String> given) {
    StringBuilder header = new StringBuilder(name(""));
    given.forEach(tag -> header.append(cell(tag.substring(0, Math.min(cellWidth, tag.length())))));
    console.print("%s", header);
    for (String right : tags) {
      StringBuilder row = new StringBuilder(name(right));
      for (String tag : given) {
        int count = evaluation.count(right, tag);
        row.append(cell(count == 0 ? "·" : String.valueOf(count)));
      }
      console.print("%s", row);
    }
  }

  private String name(String tag) {
    return tag + " ".repeat(nameWidth - tag.length());
  }

  private String cell(String content) {
    return " ".repeat(1 + cellWidth - content.length()) + content;
  }

  private static String rate(int right, int all, double part) {
    return Console.text("%s %% (%,d of %,d)", percent(part), right, all);
  }

  private static String percent(double part) {
    return Double.isNaN(part) ? "n/a" : Console.text("%.2f", 100 * part);
  }
}
