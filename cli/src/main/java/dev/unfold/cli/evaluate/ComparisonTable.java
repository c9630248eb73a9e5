package dev.unfold.cli.evaluate;

import static dev.unfold.cli.console.Console.percent;

import dev.unfold.cli.console.Console;
import dev.unfold.corpus.Sentence;
import dev.unfold.file.OneLine;
import dev.unfold.score.McNemar;
import dev.unfold.score.PairedBootstrap;
import dev.unfold.tagger.CorpusScores;
import dev.unfold.tagger.Evaluation;
import dev.unfold.tagger.TaggingComparison;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Prints the scores of two taggers side by side, and significance tests of their difference. */
final class ComparisonTable {
  private static final int DRAWS = 10_000;
  private static final long SEED = 1;

  private final Console console;
  private final TaggingComparison both;

  private ComparisonTable(Console console, TaggingComparison both) {
    this.console = console;
    this.both = both;
  }

  /**
   * Prints the comparison.
   *
   * @param shown the number of sentences to print
   * @param vocabulary whether it is known which words training has seen
   */
  static void print(Console console, TaggingComparison both, int shown, boolean vocabulary) {
    ComparisonTable table = new ComparisonTable(console, both);
    table.rates(vocabulary);
    table.significance();
    table.tags();
    table.sentences(shown);
  }

  private void rates(boolean vocabulary) {
    console.print("");
    console.print("first:  %s", both.first().name());
    console.print("second: %s", both.second().name());
    console.print("");
    console.print("%-14s %9s %9s %11s", "percent", "first", "second", "difference");
    row("accuracy", scores -> scores.tags().accuracy());
    if (vocabulary) {
      row("known words", scores -> scores.tags().knownAccuracy());
      row("unknown words", scores -> scores.tags().unknownAccuracy());
    }
    if (both.firstScores().spans().isPresent()) {
      row("F1 of spans", scores -> scores.spans().orElseThrow().all().f1());
    }
  }

  private void row(String name, ToDoubleFunction<CorpusScores> rate) {
    double first = rate.applyAsDouble(both.firstScores());
    double second = rate.applyAsDouble(both.secondScores());
    console.print(
        "%-14s %9s %9s %11s", name, percent(first), percent(second), signed(first - second));
  }

  private void significance() {
    McNemar tokens = both.comparison().mcNemar();
    console.print("");
    console.print(
        "only the first is right on %s, only the second on %,d; McNemar's exact test: p = %s",
        Console.count(tokens.firstOnly(), "token"),
        tokens.secondOnly(),
        probability(tokens.pValue()));
    console.print(
        "paired bootstrap over %s, %,d draws, seed %d:",
        Console.count(both.comparison().sentences(), "sentence"), DRAWS, SEED);
    bootstrap("accuracy", both.comparison().accuracy(DRAWS, SEED));
    if (both.firstScores().spans().isPresent()) {
      bootstrap("F1 of spans", both.comparison().spans(DRAWS, SEED));
    }
  }

  private void bootstrap(String name, PairedBootstrap drawn) {
    console.print(
        "  %s %s, in 95 %% of the draws from %s to %s; p = %s",
        name,
        signed(drawn.difference()),
        signed(drawn.low()),
        signed(drawn.high()),
        probability(drawn.pValue()));
  }

  private void tags() {
    Map<String, Evaluation.TagScore> first = perTag(both.firstScores().tags());
    Map<String, Evaluation.TagScore> second = perTag(both.secondScores().tags());
    TreeSet<String> tags = new TreeSet<>(first.keySet());
    tags.addAll(second.keySet());
    int width = tags.stream().map(OneLine::of).mapToInt(String::length).max().orElse(0);
    String columns = "%-" + Math.max(3, width) + "s %7s %9s %9s %11s";
    console.print("");
    console.print(columns, "tag", "count", "F1 first", "F1 second", "difference");
    for (String tag : tags) {
      double one = f1(first, tag);
      double other = f1(second, tag);
      Evaluation.TagScore score = first.getOrDefault(tag, second.get(tag));
      String count = Console.text("%,d", score.gold());
      console.print(
          columns, OneLine.of(tag), count, percent(one), percent(other), signed(one - other));
    }
  }

  private static double f1(Map<String, Evaluation.TagScore> scores, String tag) {
    return scores.containsKey(tag) ? scores.get(tag).f1() : Double.NaN;
  }

  private static Map<String, Evaluation.TagScore> perTag(Evaluation tags) {
    return tags.perTag().stream()
        .collect(
            Collectors.toMap(
                Evaluation.TagScore::tag, Function.identity(), (a, b) -> a, TreeMap::new));
  }

  private void sentences(int shown) {
    console.print("");
    console.print(
        "different tags in %,d of %s",
        both.comparison().differing().size(),
        Console.count(both.comparison().sentences(), "sentence"));
    if (shown > 0 && !both.comparison().differing().isEmpty()) {
      console.print("%s", differences(both, shown).stripTrailing());
    }
  }

  /** The first sentences with different tags; of each such word the right tag and both given ones. */
  static String differences(TaggingComparison both, int most) {
    StringBuilder text = new StringBuilder();
    both.differences().limit(most).forEach(difference -> write(difference, text));
    return text.toString();
  }

  private static void write(TaggingComparison.Difference difference, StringBuilder text) {
    Sentence sentence = difference.sentence();
    text.append("\nsentence ").append(difference.number());
    if (sentence.firstLine() > 0) {
      text.append(", line ").append(sentence.firstLine());
    }
    text.append(": ").append(OneLine.of(String.join(" ", sentence.words()))).append('\n');
    for (int t = 0; t < sentence.length(); t++) {
      String one = difference.first().get(t);
      String other = difference.second().get(t);
      if (!one.equals(other)) {
        text.append(word(t + 1, sentence.words().get(t), sentence.tags().get(t), one, other));
      }
    }
  }

  private static String word(int number, String word, String right, String one, String other) {
    return Console.text(
        "  %3d %-20s right %-8s first %-8s second %s%s\n",
        number,
        OneLine.of(word),
        OneLine.of(right),
        OneLine.of(one),
        OneLine.of(other),
        one.equals(right) ? "  first is right" : other.equals(right) ? "  second is right" : "");
  }

  private static String signed(double part) {
    return Double.isNaN(part) ? "n/a" : Console.text("%+.2f", 100 * part);
  }

  private static String probability(double p) {
    return p < 1e-4 ? Console.text("%.1e", p) : Console.text("%.4f", p);
  }
}
