package dev.unfold.cli.evaluate;

import static dev.unfold.cli.console.Console.percent;
import static dev.unfold.cli.console.Console.percentage;

import dev.unfold.cli.console.Console;
import dev.unfold.cli.console.SpanRow;
import dev.unfold.file.OneLine;
import dev.unfold.score.Calibration;
import dev.unfold.score.SpanEvaluation;
import dev.unfold.tagger.CorpusScores;
import dev.unfold.tagger.Evaluation;
import java.util.List;
import java.util.stream.IntStream;

/** Prints an evaluation: accuracies, scores per tag and per span, confidence, the confusion matrix. */
final class EvaluationTable {
  private static final int WIDTH = 120;
  private static final int SHORTEST_NAME = 3;
  private static final int NARROWEST_CELL = 5;
  private static final int WIDEST_CELL = 16;

  private final Console console;
  private final Evaluation evaluation;
  private final List<String> tags;
  private final List<String> headings;
  private final int nameWidth;
  private final int cellWidth;

  private EvaluationTable(Console console, CorpusScores scores) {
    this.console = console;
    this.evaluation = scores.tags();
    this.tags = evaluation.tags();
    int longest = tags.stream().map(OneLine::of).mapToInt(String::length).max().orElse(0);
    int digits = String.valueOf(evaluation.tokens()).length();
    this.headings = headings(tags, Math.max(NARROWEST_CELL, digits));
    this.cellWidth =
        headings.stream()
            .mapToInt(String::length)
            .reduce(Math.max(NARROWEST_CELL, digits), Math::max);
    this.nameWidth = Math.max(SHORTEST_NAME, longest);
  }

  /** Beginnings of the tags, just long enough to differ; the tags' numbers if they differ only after many letters. */
  private static List<String> headings(List<String> tags, int shortest) {
    for (int width = shortest; width <= Math.max(shortest, WIDEST_CELL); width++) {
      int letters = width;
      List<String> cut =
          tags.stream()
              .map(OneLine::of)
              .map(tag -> tag.substring(0, Math.min(letters, tag.length())))
              .toList();
      if (cut.stream().distinct().count() == tags.size()) {
        return cut;
      }
    }
    return IntStream.rangeClosed(1, tags.size()).mapToObj(k -> "(" + k + ")").toList();
  }

  /**
   * Prints the evaluation.
   *
   * @param vocabulary whether it is known which words training has seen
   */
  static void print(Console console, CorpusScores scores, boolean vocabulary) {
    EvaluationTable table = new EvaluationTable(console, scores);
    table.accuracies(vocabulary);
    table.tags();
    scores.spans().ifPresent(table::spans);
    scores.calibration().ifPresent(table::calibration);
    table.confusion();
  }

  private void accuracies(boolean vocabulary) {
    console.print(
        "accuracy       %s", rate(evaluation.right(), evaluation.tokens(), evaluation.accuracy()));
    if (vocabulary) {
      console.print(
          "unknown words  %s",
          rate(
              evaluation.unknownRight(), evaluation.unknownTokens(), evaluation.unknownAccuracy()));
    }
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
    int width =
        spans.perType().keySet().stream().map(OneLine::of).mapToInt(String::length).max().orElse(0);
    String columns = "%-" + Math.max(4, width) + "s  %9s  %6s  %6s  %7s  %7s  %7s";
    console.print("");
    console.print(columns, SpanRow.HEAD.toArray());
    spans
        .perType()
        .forEach(
            (type, rates) -> console.print(columns, SpanRow.of(OneLine.of(type), rates).toArray()));
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
    boolean numbered = headings.stream().anyMatch(heading -> heading.startsWith("(1)"));
    int rowWidth = nameWidth + (numbered ? headings.get(headings.size() - 1).length() + 1 : 0);
    int most = Math.max(1, (WIDTH - rowWidth) / (cellWidth + 1));
    console.print("");
    console.print("confusion: gold tags in rows, predicted tags in columns");
    for (int from = 0; from < tags.size(); from += most) {
      if (from > 0) {
        console.print("");
      }
      columns(from, Math.min(tags.size(), from + most), numbered ? rowWidth - nameWidth : 0);
    }
  }

  /** Prints the columns from one tag up to another, with the rows' numbers in so many letters. */
  private void columns(int from, int to, int numberWidth) {
    StringBuilder header = new StringBuilder(" ".repeat(numberWidth)).append(name(""));
    headings.subList(from, to).forEach(heading -> header.append(cell(heading)));
    console.print("%s", header);
    for (int r = 0; r < tags.size(); r++) {
      StringBuilder row = new StringBuilder();
      if (numberWidth > 0) {
        row.append(headings.get(r)).append(" ".repeat(numberWidth - headings.get(r).length()));
      }
      row.append(name(tags.get(r)));
      for (String given : tags.subList(from, to)) {
        int count = evaluation.count(tags.get(r), given);
        row.append(cell(count == 0 ? "·" : String.valueOf(count)));
      }
      console.print("%s", row);
    }
  }

  private String name(String tag) {
    String shown = OneLine.of(tag);
    return shown + " ".repeat(nameWidth - shown.length());
  }

  private String cell(String content) {
    return " ".repeat(1 + cellWidth - content.length()) + content;
  }

  private static String rate(int right, int all, double part) {
    return Console.text("%s (%,d of %,d)", percentage(part), right, all);
  }
}
