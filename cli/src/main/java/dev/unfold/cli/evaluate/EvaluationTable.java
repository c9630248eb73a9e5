package dev.unfold.cli.evaluate;

import static dev.unfold.cli.console.Console.percent;

import dev.unfold.cli.console.Console;
import dev.unfold.cli.console.SpanRow;
import dev.unfold.score.Calibration;
import dev.unfold.score.SpanEvaluation;
import dev.unfold.tagger.CorpusScores;
import dev.unfold.tagger.Evaluation;
import java.util.List;

/** Prints an evaluation: accuracies, scores per tag and per span, confidence, the confusion matrix. */
final class EvaluationTable {
  private static final int WIDTH = 120;
  private static final int SHORTEST_NAME = 3;
  private static final int NARROWEST_CELL = 5;

  private final Console console;
  private final Evaluation evaluation;
  private final List<String> tags;
  private final int nameWidth;
  private final int cellWidth;

  private EvaluationTable(Console console, CorpusScores scores) {
    this.console = console;
    this.evaluation = scores.tags();
    this.tags = evaluation.tags();
    int longest = tags.stream().mapToInt(String::length).max().orElse(0);
    this.nameWidth = Math.max(SHORTEST_NAME, longest);
    this.cellWidth = Math.max(NARROWEST_CELL, String.valueOf(evaluation.tokens()).length());
  }

  static void print(Console console, CorpusScores scores) {
    EvaluationTable table = new EvaluationTable(console, scores);
    table.accuracies();
    table.tags();
    scores.spans().ifPresent(table::spans);
    scores.calibration().ifPresent(table::calibration);
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

  private void spans(SpanEvaluation spans) {
    int width = spans.perType().keySet().stream().mapToInt(String::length).max().orElse(0);
    String columns = "%-" + Math.max(4, width) + "s  %9s  %6s  %6s  %7s  %7s  %7s";
    console.print("");
    console.print(columns, SpanRow.HEAD.toArray());
    spans
        .perType()
        .forEach((type, rates) -> console.print(columns, SpanRow.of(type, rates).toArray()));
    console.print(columns, SpanRow.of("all", spans.all()).toArray());
  }

  private void calibration(Calibration calibration) {
    console.print("");
    console.print("confidence  tokens    mean   right");
    for (Calibration.Bin bin : calibration.bins()) {
      console.print(
          "%4.0f to %3.0f  %,6d  %6s  %6s",
          100 * bin.above(),
          100 * bin.upTo(),
          bin.tokens(),
          percent(bin.confidence()),
          percent(bin.accuracy()));
    }
    console.print("expected calibration error %s %%", percent(calibration.error()));
  }

  /** Prints the matrix; if it is too wide for one line, in groups of columns. */
  private void confusion() {
    int most = Math.max(1, (WIDTH - nameWidth) / (cellWidth + 1));
    console.print("");
    console.print("confusion: gold tags in rows, predicted tags in columns");
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
}
