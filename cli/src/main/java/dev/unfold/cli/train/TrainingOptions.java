package dev.unfold.cli.train;

import dev.unfold.cli.option.CorpusOptions;
import dev.unfold.cli.option.NetworkOptions;
import dev.unfold.cli.option.NumberConverter;
import dev.unfold.tagger.TaggerConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The hyper-parameters of training. */
@Command(optionListHeading = "%nTraining:%n")
final class TrainingOptions {
  @Option(
      names = "--epochs",
      paramLabel = "N",
      converter = NumberConverter.Count.class,
      defaultValue = "20",
      description = "Number of passes over the training part (default: ${DEFAULT-VALUE}).")
  private int epochs;

  @Option(
      names = "--learning-rate",
      paramLabel = "RATE",
      converter = NumberConverter.Positive.class,
      defaultValue = "0.1",
      description = "Step size of gradient descent (default: ${DEFAULT-VALUE}).")
  private double learningRate;

  @Option(
      names = "--batch",
      paramLabel = "N",
      converter = NumberConverter.Count.class,
      defaultValue = "1",
      description = "Sentences per step (default: ${DEFAULT-VALUE}).")
  private int batch;

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      defaultValue = "java",
      description = {
        "java (the default), with the gradients derived by hand; or torch, the",
        "same network in PyTorch, with its automatic gradients."
      })
  private String engine;

  /** What to train, from these options and the others. */
  TaggerConfig config(CorpusOptions corpus, NetworkOptions network) {
    return network.config(corpus, learningRate, epochs, batch);
  }

  /** The name of the engine. */
  String engine() {
    return engine;
  }
}
