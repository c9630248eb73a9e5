package dev.unfold.cli.evaluate;

import dev.unfold.cli.console.Console;
import dev.unfold.cli.option.EvaluationCorpus;
import dev.unfold.cli.option.LabelOption;
import dev.unfold.cli.option.OutputOptions;
import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.Tagset;
import dev.unfold.lab.plot.ConfusionPlot;
import dev.unfold.score.UdScore;
import dev.unfold.tagger.CorpusScores;
import dev.unfold.tagger.CorpusTagging;
import dev.unfold.tagger.Tagger;
import dev.unfold.tagger.TaggingComparison;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "evaluate",
    header = "Evaluate a model on a tagged corpus.",
    description = {
      "Prints the accuracy of every column of the model and of all columns together; then, of its first",
      "column or that of --tags, the accuracy on all tokens and on words that training never saw;",
      "precision, recall and F1 of every tag, and of spans as conlleval counts them; confidence against accuracy; and the",
      "confusion matrix, which is also the picture."
    },
    footer = {
      "",
      "Examples:",
      "  unfold evaluate built-in                          the test part of the built-in corpus",
      "  unfold evaluate --model my.safetensors test.conllu --plot confusion.png",
      "  unfold evaluate --model my.safetensors test.conllu --against other.safetensors --show 5",
      "  unfold evaluate --raw test.conllu                 from raw text, as CoNLL 2018 counts",
      "  unfold evaluate --tagged theirs.conllu test.conllu     a tagged file in place of a model"
    })
public final class EvaluateCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private EvaluatedOptions subject;
  @Mixin private EvaluationCorpus corpus;
  @Mixin private LabelOption labels;
  @Mixin private AgainstOptions against;
  @Mixin private OutputOptions outputs;

  public EvaluateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    outputs.protect(subject.files());
    outputs.protect(List.of(corpus.file()));
    outputs.protect(against.files());
    var plot = outputs.plot();
    var differences = against.differences(outputs);
    if (subject.isRaw()) {
      subject.evaluate(new RawEvaluation(console, corpus::lines));
      return 0;
    }
    Optional<UdScore> words = subject.words(corpus);
    if (words.isPresent() && !words.get().sameWords()) {
      UdTable.print(console, words.get());
      return 0;
    }
    Optional<Tagger> tagger = subject.model().map(corpus::column);
    List<Sentence> gold = corpus.read(tagger, console);
    GivenTags files = new GivenTags(corpus, corpus.tagset(tagger), gold, console);
    Map<Tagset, CorpusTagging> columns = subject.given(files, tagger, labels);
    CorpusTagging given = columns.values().iterator().next();
    Optional<Tagger> otherModel = against.model().map(m -> first(corpus.column(m)));
    Optional<CorpusTagging> other = against.given(files, otherModel, labels);
    Predicate<String> known = known(tagger.or(() -> otherModel));
    CorpusScores scores = CorpusScores.of(gold, given, known);
    Optional<TaggingComparison> both =
        other.map(theirs -> TaggingComparison.of(gold, given, theirs, known));
    ColumnTable.print(console, gold, columns, known);
    print(scores, words, both, tagger.or(() -> otherModel).isPresent());
    plot.ifPresent(file -> outputs.write(console, file, ConfusionPlot.of(scores.tags())));
    differences.ifPresent(
        file ->
            outputs.write(
                console, file, ComparisonTable.differences(both.orElseThrow(), Integer.MAX_VALUE)));
    return 0;
  }

  private static Tagger first(Tagger tagger) {
    return tagger.only(tagger.tagset());
  }

  private void print(
      CorpusScores scores,
      Optional<UdScore> words,
      Optional<TaggingComparison> both,
      boolean vocabulary) {
    EvaluationTable.print(console, scores, vocabulary);
    words.ifPresent(score -> UdTable.print(console, score));
    both.ifPresent(pair -> ComparisonTable.print(console, pair, against.shown(), vocabulary));
  }

  /** Whether the model's training part has a word; without a model, every word counts as known. */
  private static Predicate<String> known(Optional<Tagger> tagger) {
    return word -> tagger.isEmpty() || tagger.get().words().contains(word);
  }
}
