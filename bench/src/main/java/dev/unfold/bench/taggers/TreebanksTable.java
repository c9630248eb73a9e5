package dev.unfold.bench.taggers;

import dev.unfold.cli.bench.TreebanksPlan;
import dev.unfold.cli.console.Console;
import dev.unfold.score.McNemar;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The results as a Markdown table, row by row. */
final class TreebanksTable {
  private static final List<TaggerCompetitor> OURS =
      List.of(TaggerCompetitor.UNFOLD_FAST, TaggerCompetitor.UNFOLD_ACCURATE);
  private static final List<TaggerCompetitor> OTHERS =
      List.of(
          TaggerCompetitor.OPENNLP_MAXENT,
          TaggerCompetitor.OPENNLP_PERCEPTRON,
          TaggerCompetitor.CORENLP);

  private final List<String> rows = new ArrayList<>(header());

  /** The two lines before the rows. */
  static List<String> header() {
    return List.of(
        "| treebank | tags | sentences | OpenNLP maxent | OpenNLP perceptron | CoreNLP | Unfold fast | p |"
            + " Unfold accurate | p |",
        "|---|---|---|---|---|---|---|---|---|---|");
  }

  /** Explains the columns. */
  static List<String> notes(TreebanksPlan plan) {
    int seeds = plan.seeds().size();
    return List.of(
        "",
        "Accuracy on the test part in percent: all words / words unseen in training"
            + (seeds == 1 ? "." : "; Unfold's is the mean of " + seeds + " seeds.")
            + " p: McNemar's exact test against the best of the others"
            + (seeds == 1 ? "" : ", for the first seed")
            + "; + where Unfold is ahead, − where it is behind.");
  }

  /** Adds a row and returns it. */
  String row(TreebankRun run, Map<TaggerCompetitor, List<TreebankResult>> results) {
    BitSet unknown = run.unknown();
    StringBuilder row = new StringBuilder("|");
    for (Object cell : List.of(run.treebank().name(), run.tagset(), run.size())) {
      row.append(' ').append(cell).append(" |");
    }
    for (TaggerCompetitor other : OTHERS) {
      row.append(accuracy(results.getOrDefault(other, List.of()), unknown));
    }
    Optional<TreebankResult> best = best(results);
    for (TaggerCompetitor ours : OURS) {
      List<TreebankResult> mine = results.getOrDefault(ours, List.of());
      row.append(accuracy(mine, unknown));
      row.append(mine.isEmpty() || mine.get(0).hasFailed() ? " - |" : chance(mine.get(0), best));
    }
    rows.add(row.toString());
    return row.toString();
  }

  private static String accuracy(List<TreebankResult> results, BitSet unknown) {
    if (results.isEmpty() || results.get(0).hasFailed()) {
      return results.isEmpty() ? " - |" : " failed |";
    }
    double all = results.stream().mapToDouble(TreebankResult::accuracy).average().orElseThrow();
    double rare = results.stream().mapToDouble(r -> r.accuracy(unknown)).average().orElseThrow();
    return " " + Console.percent(all) + " / " + Console.percent(rare) + " |";
  }

  private static Optional<TreebankResult> best(
      Map<TaggerCompetitor, List<TreebankResult>> results) {
    return OTHERS.stream()
        .flatMap(other -> results.getOrDefault(other, List.of()).stream())
        .filter(result -> !result.hasFailed())
        .max(Comparator.comparingDouble(TreebankResult::accuracy));
  }

  private static String chance(TreebankResult mine, Optional<TreebankResult> best) {
    if (best.isEmpty()) {
      return " - |";
    }
    McNemar test = mine.against(best.get());
    String side = test.firstOnly() >= test.secondOnly() ? "+" : "−";
    double p = test.pValue();
    return " " + side + (p < 0.0005 ? "<0.001" : Console.text("%.3f", p)) + " |";
  }

  /** The table so far. */
  String text() {
    return String.join("\n", rows) + "\n";
  }
}
