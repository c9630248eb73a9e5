package dev.unfold.cli.evaluate;

import static dev.unfold.cli.console.Console.percent;

import dev.unfold.cli.console.Console;
import dev.unfold.cli.console.Progress;
import dev.unfold.corpus.Lines;
import dev.unfold.pipeline.Pipeline;
import dev.unfold.pipeline.TextScores;
import dev.unfold.score.Conll18Scores;
import dev.unfold.score.Rates;
import java.util.List;
import java.util.function.Supplier;

/** Scores an annotation of the raw text of a CoNLL-U file as the CoNLL 2018 shared task does. */
final class RawEvaluation {
  private final Console console;
  private final Supplier<Lines> gold;

  /**
   * An evaluation.
   *
   * @param gold opens the CoNLL-U file, whose text is rebuilt from {@code SpaceAfter} and paragraphs
   */
  RawEvaluation(Console console, Supplier<Lines> gold) {
    this.console = console;
    this.gold = gold;
  }

  /** Annotates the text and prints the scores. */
  void of(Pipeline pipeline) {
    int characters = TextScores.text(gold.get()).length();
    try (Progress progress = console.progress("annotate", characters)) {
      print(TextScores.of(pipeline, gold, progress::step));
    }
  }

  /** Prints the scores of an annotation, in CoNLL-U. */
  void of(Lines given) {
    print(Conll18Scores.of(gold.get(), given));
  }

  private void print(Conll18Scores scores) {
    Rates words = scores.words().words();
    console.print(
        "%-10s %9s %9s %9s  precision  recall      F1  aligned accuracy",
        "", "correct", "gold", "given");
    List.of(new Row("Tokens", scores.tokens()), new Row("Sentences", scores.sentences()))
        .forEach(row -> row.print(console, ""));
    List.of(
            new Row("Words", words),
            new Row("UPOS", scores.words().upos()),
            new Row("XPOS", scores.words().xpos()),
            new Row("UFeats", scores.words().features()),
            new Row("AllTags", scores.words().allTags()),
            new Row("Lemmas", scores.lemmas()))
        .forEach(
            row -> row.print(console, percent((double) row.rates.correct() / words.correct())));
  }

  private record Row(String name, Rates rates) {
    void print(Console console, String accuracy) {
      console.print(
          "%-10s %,9d %,9d %,9d  %9s  %6s  %6s  %16s",
          name,
          rates.correct(),
          rates.gold(),
          rates.given(),
          percent(rates.precision()),
          percent(rates.recall()),
          percent(rates.f1()),
          accuracy);
    }
  }
}
