package dev.unfold.cli;

import dev.unfold.corpus.Sentence;
import dev.unfold.lab.ConfusionPlot;
import dev.unfold.tagger.Evaluation;
import dev.unfold.tagger.Tagger;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "evaluate",
    header = "Count how well a model tags a corpus.",
    description = {
      "Accuracy over all tokens and over the words that training never saw; precision, recall and F1",
      "of every tag; the confusion matrix, which is also the picture."
    },
    footer = {
      "",
      "Examples:",
      "  unfold evaluate built-in                          the test part of the built-in corpus",
      "  unfold evaluate --model my.safetensors test.conllu --plot confusion.png"
    })
final class EvaluateCommand implements Callable<Integer> {
  private static final int BATCH = 32;

  private final Console console;

  @Mixin private ModelOption model;
  @Mixin private EvaluationCorpus corpus;
  @Mixin private OutputOptions outputs;

  EvaluateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    outputs.protect(List.of(model.file(), corpus.file()));
    var plot = outputs.plot();
    Tagger tagger = model.load();
    List<Sentence> sentences = corpus.read(tagger, console);
    Evaluation evaluation = new Evaluation();
    try (Progress progress = console.progress("Tagging", sentences.size())) {
      for (int from = 0; from < sentences.size(); from += BATCH) {
        List<Sentence> some = sentences.subList(from, Math.min(sentences.size(), from + BATCH));
        evaluation.add(tagger, some);
        progress.step(some.size());
      }
    }
    EvaluationTable.print(console, evaluation);
    plot.ifPresent(file -> outputs.write(console, file, ConfusionPlot.of(evaluation)));
    return 0;
  }
}
