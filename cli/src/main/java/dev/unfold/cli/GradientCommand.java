package dev.unfold.cli;

import dev.unfold.check.GradientCheck;
import dev.unfold.check.LossRange;
import dev.unfold.check.ParameterHandler;
import dev.unfold.corpus.PostagCorpusData;
import dev.unfold.corpus.TaggedBatch;
import dev.unfold.lab.LossPlot;
import dev.unfold.model.SequenceModel;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "gradient",
    header = "Check one weight's gradient against the loss, by eye and by number.",
    description = {
      "Moves one weight of an untrained network, all others held, and measures the loss on one sentence:",
      "the gradient that backpropagation gives must be the tangent of that curve at the current weight.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  unfold gradient --parameter 'W_y[0,0]' --plot gradient.png",
      "  unfold gradient --preset lab --parameter 'W_h[3,5]' --sentence 7 --data gradient.csv"
    })
final class GradientCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec;
  @Mixin private CorpusOptions corpus;
  @Mixin private NetworkOptions network;
  @Mixin private SentenceOptions sentence;
  @Mixin private OutputOptions outputs;

  @Option(
      names = "--parameter",
      required = true,
      paramLabel = "WEIGHT",
      description = "The weight: matrix, row and column counted from 0, such as 'W_y[0,0]'.")
  private String parameter;

  @Option(
      names = "--span",
      paramLabel = "S",
      converter = Numbers.Positive.class,
      defaultValue = "10",
      description = "How far to move the weight down and up (default: ${DEFAULT-VALUE}).")
  private double span;

  @Option(
      names = "--points",
      paramLabel = "N",
      converter = Numbers.AtLeastTwo.class,
      defaultValue = "201",
      description = "How many weights to measure the loss at (default: ${DEFAULT-VALUE}).")
  private int points;

  @Option(names = "--data", paramLabel = "FILE", description = "The plotted numbers, as CSV.")
  private Path table;

  GradientCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var plot = outputs.plot(corpus.files());
    var tableFile = outputs.optional("--data", table, corpus.files());
    PostagCorpusData data = corpus.read(console);
    TaggedBatch batch = sentence.of(data);
    SequenceModel model = network.start(corpus, data);
    ParameterHandler weight = weight(model);
    LossRange range = LossRange.measure(model, weight, batch.input(), batch.output(), span, points);
    double numeric = GradientCheck.slope(model, weight, batch.input(), batch.output());
    console.print("%s = %.17g, loss %.17g", weight, range.weight(), range.loss());
    console.print("gradient by backpropagation      %.17g", range.gradient());
    console.print("gradient by central differences  %.17g", numeric);
    tableFile.ifPresent(file -> outputs.write(console, file, LossPlot.table(range).csv()));
    plot.ifPresent(file -> outputs.write(console, file, LossPlot.of(range)));
    return 0;
  }

  private ParameterHandler weight(SequenceModel model) {
    try {
      return ParameterHandler.parse(parameter, model);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--parameter: " + e.getMessage(), e);
    }
  }
}
