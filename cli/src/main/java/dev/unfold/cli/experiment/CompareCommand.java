package dev.unfold.cli.experiment;

import dev.unfold.check.GradientReport;
import dev.unfold.cli.console.Console;
import dev.unfold.cli.option.CorpusOptions;
import dev.unfold.cli.option.NetworkOptions;
import dev.unfold.cli.option.SentenceOptions;
import dev.unfold.cli.option.TableOutputs;
import dev.unfold.corpus.PostagCorpusData;
import dev.unfold.corpus.TaggedBatch;
import dev.unfold.lab.plot.GradientHeatMaps;
import dev.unfold.model.SequenceModel;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "compare",
    header = "Compare the gradients derived by hand with PyTorch's, tensor by tensor.",
    description = {
      "Both engines use the same weights and the same sentence. Prints a line for each tensor: the largest",
      "absolute difference, and that difference relative to the tensor's largest entry. The picture shows",
      "the two gradients side by side."
    },
    footer = {
      "",
      "Examples:",
      "  unfold compare --plot compare.png",
      "  unfold compare --cell lstm --bidirectional --crf",
      "  unfold compare --preset lab --sentence 7 --data gradients.csv"
    })
public final class CompareCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private CorpusOptions corpus;
  @Mixin private SentenceOptions sentence;
  @Mixin private NetworkOptions network;
  @Mixin private TableOutputs outputs;

  public CompareCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    outputs.protect(corpus.files());
    var table = outputs.data();
    var plot = outputs.plot();
    var pytorch = network.pytorch();
    PostagCorpusData data = corpus.read(console);
    TaggedBatch batch = sentence.of(data);
    SequenceModel model = network.start(corpus, data);
    GradientReport report = pytorch.compare(model, batch);
    List<String> words = SentenceOptions.words(data, batch);
    print(report, words);
    table.ifPresent(
        file ->
            outputs.write(console, file, GradientHeatMaps.table(report, "java", "pytorch").csv()));
    plot.ifPresent(
        file ->
            outputs.write(
                console,
                file,
                GradientHeatMaps.of(report, "Java", "PyTorch", batch.input()[0], words)));
    return 0;
  }

  private void print(GradientReport report, List<String> words) {
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
