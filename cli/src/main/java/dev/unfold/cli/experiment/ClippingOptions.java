package dev.unfold.cli.experiment;

import dev.unfold.cli.console.Console;
import dev.unfold.cli.console.Progress;
import dev.unfold.cli.option.NumberConverter;
import dev.unfold.lab.experiment.AddingTraining;
import dev.unfold.lab.experiment.ClippingComparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The training runs to compare. */
@Command(optionListHeading = "%nTraining:%n")
final class ClippingOptions {
  private static final int SEQUENCES = 20;

  @Option(
      names = "--length",
      paramLabel = "N",
      converter = NumberConverter.Size.class,
      defaultValue = "20",
      description = "Length of a sequence, from 4 to 1000 (default: ${DEFAULT-VALUE}).")
  private int length;

  @Option(
      names = "--hidden",
      paramLabel = "N",
      converter = NumberConverter.Size.class,
      defaultValue = "20",
      description = "Width of the hidden state, from 4 to 1000 (default: ${DEFAULT-VALUE}).")
  private int hidden;

  @Option(
      names = "--learning-rate",
      paramLabel = "RATE",
      converter = NumberConverter.Positive.class,
      defaultValue = "0.2",
      description = "Step size of gradient descent (default: ${DEFAULT-VALUE}).")
  private double learningRate;

  @Option(
      names = "--steps",
      paramLabel = "N",
      converter = NumberConverter.Count.class,
      defaultValue = "1500",
      description = "Number of steps, each on 20 new sequences (default: ${DEFAULT-VALUE}).")
  private int steps;

  @Option(
      names = "--limit",
      paramLabel = "NORM",
      converter = NumberConverter.Positive.class,
      defaultValue = "1",
      description = "Largest norm; a longer gradient is scaled to it (default: ${DEFAULT-VALUE}).")
  private double limit;

  @Option(
      names = "--seed",
      paramLabel = "N",
      converter = NumberConverter.Seed.class,
      defaultValue = "13",
      description = "Random seed (default: ${DEFAULT-VALUE}, with which the gradient explodes).")
  private int seed;

  /** Trains without clipping and with it. */
  ClippingComparison measure(Console console) {
    AddingTraining training =
        new AddingTraining(length, hidden, SEQUENCES, learningRate, steps, seed);
    try (Progress progress = console.progress("training", 2L * steps)) {
      return ClippingComparison.measure(training, limit, () -> progress.step(1));
    }
  }
}
