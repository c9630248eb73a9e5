package dev.unfold.cli.experiment;

import dev.unfold.check.GradientReport;
import dev.unfold.cli.console.Console;
import dev.unfold.cli.console.OutputFile;
import dev.unfold.cli.option.CorpusOptions;
import dev.unfold.cli.option.MineOptions;
import dev.unfold.cli.option.NetworkOptions;
import dev.unfold.cli.option.SentenceOptions;
import dev.unfold.cli.option.TableOutputs;
import dev.unfold.cli.option.TorchComparison;
import dev.unfold.corpus.PostagCorpusData;
import dev.unfold.corpus.TaggedBatch;
import dev.unfold.lab.plot.GradientHeatMaps;
import dev.unfold.lab.student.StudentNetwork;
import dev.unfold.model.SequenceModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "compare",
    header = "Compare the gradients derived by hand with PyTorch's, tensor by tensor.",
    description = {
      "Both engines use the same weights and the same sentence. Prints a line for each tensor: the largest",
      "absolute difference, and that difference relative to the tensor's largest entry. The picture shows",
      "the gradients side by side: with --mine yours, that of the library and PyTorch's."
    },
    footer = {
      "",
      "Examples:",
      "  unfold compare --plot compare.png",
      "  unfold compare --cell lstm --bidirectional --crf",
      "  unfold compare --mine my/Rnn.java --plot mine.png",
      "  unfold compare --preset lab --sentence 7 --data gradients.csv"
    })
public final class CompareCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private CorpusOptions corpus;
  @Mixin private SentenceOptions sentence;
  @Mixin private NetworkOptions network;
  @Mixin private MineOptions mine;
  @Mixin private TableOutputs outputs;

  @Spec private CommandSpec spec;

  private List<String> names = List.of("Java", "PyTorch");

  /** The first engine compared with each of the others; the last one is printed. */
  private List<GradientReport> reports = List.of();

  private Optional<OutputFile> table = Optional.empty();
  private Optional<OutputFile> plot = Optional.empty();

  public CompareCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    outputs.protect(corpus.files());
    table = outputs.data();
    plot = outputs.plot();
    var pytorch = network.pytorch();
    PostagCorpusData data = corpus.read(console);
    TaggedBatch batch = sentence.of(data);
    return mine.run(
        console,
        () -> {
          if (mine.file().isPresent()) {
            own(mine.file().get(), pytorch, data, batch);
          } else {
            reports = List.of(pytorch.compare(network.start(corpus, data), batch));
          }
          List<String> words = SentenceOptions.words(data, batch);
          print(words);
          write(batch, words);
          return 0;
        });
  }

  /** The user's gradient beside the library's and PyTorch's; beside the solution's where PyTorch has no such network. */
  private void own(Path file, TorchComparison pytorch, PostagCorpusData data, TaggedBatch batch) {
    try (StudentNetwork own = network.start(file, corpus, data)) {
      SequenceModel right =
          network
              .right(own, corpus, data)
              .orElseThrow(
                  () ->
                      new ParameterException(
                          spec.commandLine(),
                          "--mine: there is no other network like "
                              + own.file()
                              + " to compare with; unfold check --mine checks its gradient"));
      names = List.of("yours", "solution");
      GradientReport report = GradientReport.compare(own, right, batch.input(), batch.output());
      reports = List.of(report);
      if (NetworkOptions.isTheLabs(own)) {
        console.print("largest difference from Unfold's gradient: %.2e", report.largestRelative());
        names = List.of("yours", "Unfold", "PyTorch");
        reports = List.of(report, report.beside(pytorch.compare(right, batch)));
      } else if (right instanceof StudentNetwork solution) {
        solution.close();
      }
      MineOptions.showPrinted(console, own);
    }
  }

  private GradientReport report() {
    return reports.get(reports.size() - 1);
  }

  private void write(TaggedBatch batch, List<String> words) {
    table.ifPresent(
        file ->
            outputs.write(
                console,
                file,
                GradientHeatMaps.table(
                        report(),
                        names.get(0).toLowerCase(Locale.ROOT),
                        names.get(names.size() - 1).toLowerCase(Locale.ROOT))
                    .csv()));
    plot.ifPresent(
        file ->
            outputs.write(
                console, file, GradientHeatMaps.of(names, reports, batch.input()[0], words)));
  }

  private void print(List<String> words) {
    GradientReport report = report();
    console.print("%s", String.join(" ", words));
    int width = report.rows().stream().mapToInt(row -> row.name().length()).max().orElse(0);
    String name = "%-" + Math.max(6, width) + "s";
    console.print(name + "     shape  largest difference  relative difference", "tensor");
    for (GradientReport.Row row : report.rows()) {
      console.print(
          name + "  %8s  %18.2e  %19.2e",
          row.name(),
          row.ours().shape(),
          row.absolute(),
          row.relative());
    }
  }
}
