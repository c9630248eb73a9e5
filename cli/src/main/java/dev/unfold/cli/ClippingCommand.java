package dev.unfold.cli;

import dev.unfold.check.AddingTraining;
import dev.unfold.check.ClippingComparison;
import dev.unfold.check.TrainingNorms;
import dev.unfold.lab.ClippingPlot;
import dev.unfold.lab.ClippingReading;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "clipping",
    mixinStandardHelpOptions = true,
    header = "See a gradient explode, and what clipping does about it.",
    description = {
      "The adding problem: a relu RNN reads random numbers, two of them marked, and learns to tell their",
      "sum. It is trained twice, the same but for clipping. Whether it explodes depends on the seed: of the",
      "seeds 0 to 59, 26 did.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  unfold flow clipping --plot clipping.png",
      "  unfold flow clipping --seed 5 --limit 0.5 --data clipping.csv"
    })
final class ClippingCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private OutputOptions outputs;

  @Option(
      names = "--length",
      paramLabel = "N",
      converter = Numbers.Size.class,
      defaultValue = "20",
      description = "Numbers in a sequence, from 4 to 1000 (default: ${DEFAULT-VALUE}).")
  private int length;

  @Option(
      names = "--hidden",
      paramLabel = "N",
      converter = Numbers.Size.class,
      defaultValue = "20",
      description = "Width of the network, from 4 to 1000 (default: ${DEFAULT-VALUE}).")
  private int hidden;

  @Option(
      names = "--learning-rate",
      paramLabel = "RATE",
      converter = Numbers.Positive.class,
      defaultValue = "0.2",
      description = "Step width of gradient descent (default: ${DEFAULT-VALUE}).")
  private double learningRate;

  @Option(
      names = "--limit",
      paramLabel = "NORM",
      converter = Numbers.Positive.class,
      defaultValue = "1",
      description = "Gradients longer than this are clipped to it (default: ${DEFAULT-VALUE}).")
  private double limit;

  @Option(
      names = "--steps",
      paramLabel = "N",
      converter = Numbers.Count.class,
      defaultValue = "1500",
      description = "How long to train, 20 sequences a step (default: ${DEFAULT-VALUE}).")
  private int steps;

  @Option(
      names = "--seed",
      paramLabel = "N",
      converter = Numbers.Seed.class,
      defaultValue = "13",
      description = "Of weights and sequences (default: ${DEFAULT-VALUE}, one that explodes).")
  private int seed;

  @Option(names = "--data", paramLabel = "FILE", description = "The plotted numbers, as CSV.")
  private Path table;

  ClippingCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var plot = outputs.plot(List.of());
    var tableFile = outputs.optional("--data", table, List.of());
    ClippingComparison comparison = measure();
    console.print("clipping  steps  largest norm  clipped steps");
    print("without", comparison.without());
    print("with", comparison.with());
    console.print("");
    ClippingReading.of(comparison).forEach(sentence -> console.print("%s", sentence));
    tableFile.ifPresent(file -> outputs.write(console, file, ClippingPlot.table(comparison).csv()));
    plot.ifPresent(file -> outputs.write(console, file, ClippingPlot.of(comparison)));
    return 0;
  }

  private ClippingComparison measure() {
    AddingTraining training = new AddingTraining(length, hidden, 20, learningRate, steps, seed);
    try (Progress progress = console.progress("training", 2L * steps)) {
      return ClippingComparison.measure(training, limit, () -> progress.step(1));
    }
  }

  private void print(String clipping, TrainingNorms run) {
    console.print(
        "%-8s  %5d  %12.1e  %13d", clipping, run.steps(), run.largest(), run.clippedSteps().length);
  }
}
