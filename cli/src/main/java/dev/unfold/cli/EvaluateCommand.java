package dev.unfold.cli;

import dev.unfold.corpus.BuiltInCorpus;
import dev.unfold.corpus.CorpusException;
import dev.unfold.corpus.CorpusFiles;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.Tagset;
import dev.unfold.lab.ConfusionPlot;
import dev.unfold.tagger.Evaluation;
import dev.unfold.tagger.Tagger;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "evaluate",
    header = "Count how well a model tags a corpus.",
    description = {
      "Accuracy over all tokens and over the words that training never saw; precision, recall and F1",
      "of every tag; the confusion matrix.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  unfold evaluate built-in                        the test part of the built-in corpus",
      "  unfold evaluate --model my.safetensors test.conllu --plot confusion.png"
    })
final class EvaluateCommand implements Callable<Integer> {
  private static final int BATCH = 32;

  private final Console console;

  @Mixin private ModelOption model;

  @Parameters(
      paramLabel = "CORPUS",
      description = "A tagged file, or built-in: the test part of the built-in corpus.")
  private Path corpus;

  @Mixin private LayoutOptions layout;
  @Mixin private OutputOptions outputs;

  EvaluateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var plot = outputs.plot(List.of(corpus));
    Tagger tagger = model.load();
    List<Sentence> sentences = read(tagger);
    requireSharedTags(tagger, sentences);
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

  private List<Sentence> read(Tagger tagger) {
    if (corpus.toString().equals("built-in")) {
      return BuiltInCorpus.sentences(Part.TEST);
    }
    if (tagger.config().lab() && tagger.config().tagset() == Tagset.UNIVERSAL) {
      return CorpusFiles.lab(corpus, console::warn);
    }
    return layout.layout(tagger.config().tagset()).read(corpus, console::warn);
  }

  /** A model and a corpus of two tagsets would silently count as wrong throughout. */
  private void requireSharedTags(Tagger tagger, List<Sentence> sentences) {
    boolean shared =
        sentences.stream().flatMap(s -> s.tags().stream()).anyMatch(tagger.tags()::contains);
    if (!shared) {
      throw new CorpusException(
          corpus.toString(),
          "none of its tags is one that the model gives ("
              + tagger.config().tagset()
              + " tags such as "
              + tagger.tags().get(0)
              + "); choose the right column with --tag-column, or another model");
    }
  }
}
