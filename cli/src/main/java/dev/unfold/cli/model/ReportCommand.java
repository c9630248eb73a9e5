package dev.unfold.cli.model;

import dev.unfold.cli.console.Console;
import dev.unfold.cli.console.MetricsFile;
import dev.unfold.cli.console.OutputFile;
import dev.unfold.cli.option.EvaluationCorpus;
import dev.unfold.cli.option.FileOutputs;
import dev.unfold.cli.option.LabelOption;
import dev.unfold.cli.option.ModelOption;
import dev.unfold.corpus.Sentence;
import dev.unfold.tagger.CorpusScores;
import dev.unfold.tagger.CorpusTagging;
import dev.unfold.tagger.ModelContents;
import dev.unfold.tagger.Tagger;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "report",
    header = "Write an HTML page about a training run.",
    description = {
      "Shows the learning curve, the confusion matrix on a corpus, the scores of tags and spans, confidence",
      "against accuracy, the configuration, the provenance and the weights. The page is a single file and",
      "needs no network."
    },
    footer = {
      "",
      "Examples:",
      "  unfold train --metrics run.jsonl",
      "  unfold report --metrics run.jsonl built-in",
      "  unfold report --model my.safetensors --metrics run.jsonl dev.conllu --page run.html"
    })
public final class ReportCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ModelOption model;
  @Mixin private EvaluationCorpus corpus;
  @Mixin private LabelOption labels;
  @Mixin private Outputs outputs;

  @Option(
      names = "--metrics",
      paramLabel = "FILE",
      description = "The file that unfold train --metrics wrote, for the learning curve.")
  private Path metrics;

  public ReportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    outputs.protect(
        Stream.concat(Stream.of(model.file(), corpus.file()), Stream.ofNullable(metrics)).toList());
    OutputFile page = outputs.page();
    ModelContents contents = ModelContents.read(model.file());
    Tagger all = corpus.column(model.load());
    Tagger tagger = all.only(all.tagset());
    TrainingReport report = new TrainingReport(model.file(), contents);
    Optional.ofNullable(metrics).map(MetricsFile::read).ifPresent(report::epochs);
    List<Sentence> gold = corpus.read(Optional.of(tagger), console);
    CorpusTagging tagging =
        labels.tagging(model.file(), tagger, gold, console).get(tagger.tagset());
    report.scores(corpus.file(), CorpusScores.of(gold, tagging, tagger.words()::contains));
    outputs.write(console, page, report.html());
    return 0;
  }

  /** The file that is written. */
  @Command(optionListHeading = "%nFiles to write:%n")
  static final class Outputs extends FileOutputs {
    private static final String DEFAULT = "report.html";

    @Option(
        names = "--page",
        paramLabel = "FILE",
        description = "The page (default: " + DEFAULT + ", overwritten if it exists).")
    private Path page;

    /** The file for the page. The default one may be overwritten without {@code --force}. */
    OutputFile page() {
      return place("--page", page).orElseGet(() -> scratch("--page", Path.of(DEFAULT)));
    }
  }
}
