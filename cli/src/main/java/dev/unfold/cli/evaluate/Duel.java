package dev.unfold.cli.evaluate;

import dev.unfold.cli.console.Console;
import dev.unfold.cli.option.Given;
import dev.unfold.cli.option.Scores;
import dev.unfold.corpus.Sentence;
import dev.unfold.score.Comparison;
import java.util.List;
import java.util.function.Predicate;

/** Two taggers on the same sentences. */
final class Duel {
  private final List<Sentence> gold;
  private final Given first;
  private final Given second;
  private final Scores firstScores;
  private final Scores secondScores;
  private final Comparison comparison = new Comparison();

  /** Counts what both have given; {@code known} are the words of the training part. */
  Duel(List<Sentence> gold, Given first, Given second, Predicate<String> known) {
    this.gold = gold;
    this.first = first;
    this.second = second;
    this.firstScores = Scores.of(gold, first, known);
    this.secondScores = Scores.of(gold, second, known);
    for (int s = 0; s < gold.size(); s++) {
      comparison.add(gold.get(s).tags(), first.tags().get(s), second.tags().get(s));
    }
  }

  String firstName() {
    return first.name();
  }

  String secondName() {
    return second.name();
  }

  Scores firstScores() {
    return firstScores;
  }

  Scores secondScores() {
    return secondScores;
  }

  Comparison comparison() {
    return comparison;
  }

  /** All sentences to which they give different tags; see {@link #differences(int)}. */
  String differences() {
    return differences(Integer.MAX_VALUE);
  }

  /** The first sentences to which they give different tags, with the right tag and both given ones of each such word. */
  String differences(int most) {
    StringBuilder text = new StringBuilder();
    for (int s : comparison.differing().subList(0, Math.min(most, comparison.differing().size()))) {
      Sentence sentence = gold.get(s);
      text.append("\nsentence ").append(s + 1);
      if (sentence.firstLine() > 0) {
        text.append(", line ").append(sentence.firstLine());
      }
      text.append(": ").append(String.join(" ", sentence.words())).append('\n');
      for (int t = 0; t < sentence.length(); t++) {
        String one = first.tags().get(s).get(t);
        String other = second.tags().get(s).get(t);
        if (!one.equals(other)) {
          text.append(word(t + 1, sentence.words().get(t), sentence.tags().get(t), one, other));
        }
      }
    }
    return text.toString();
  }

  private static String word(int number, String word, String right, String one, String other) {
    return Console.text(
        "  %3d %-20s right %-8s first %-8s second %s%s\n",
        number,
        word,
        right,
        one,
        other,
        one.equals(right) ? "  first is right" : other.equals(right) ? "  second is right" : "");
  }
}
