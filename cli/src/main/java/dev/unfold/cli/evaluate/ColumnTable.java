package dev.unfold.cli.evaluate;

import static dev.unfold.cli.console.Console.percent;

import dev.unfold.cli.console.Console;
import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.Tagset;
import dev.unfold.tagger.ColumnScores;
import dev.unfold.tagger.CorpusTagging;
import dev.unfold.tagger.Evaluation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Prints the accuracy of each of several columns, and of all together as the CoNLL 2018 script's AllTags. */
final class ColumnTable {
  private ColumnTable() {}

  /** Prints nothing if there is a single column that model and corpus share. */
  static void print(
      Console console,
      List<Sentence> gold,
      Map<Tagset, CorpusTagging> given,
      Predicate<String> known) {
    Map<Tagset, List<List<String>>> tags = new LinkedHashMap<>();
    given.forEach((column, tagging) -> tags.put(column, tagging.tags()));
    ColumnScores scores = ColumnScores.of(gold, tags, known);
    if (scores.columns().size() == 1) {
      return;
    }
    console.print("%-10s %9s %9s %9s", "column", "right", "accuracy", "unknown");
    scores.columns().forEach((column, score) -> print(console, name(column), score));
    console.print("%-10s %,9d %9s", "all tags", scores.allRight(), percent(scores.allAccuracy()));
    console.print("");
  }

  private static void print(Console console, String name, Evaluation score) {
    console.print(
        "%-10s %,9d %9s %9s",
        name, score.right(), percent(score.accuracy()), percent(score.unknownAccuracy()));
  }

  private static String name(Tagset column) {
    return column == Tagset.FEATS ? "ufeats" : column.toString();
  }
}
