package dev.unfold.cli;

import dev.unfold.tagger.TaggerConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How to train. */
@Command(optionListHeading = "%nTraining:%n")
final class TrainingOptions {
  @Option(
      names = "--epochs",
      paramLabel = "N",
      converter = Numbers.Count.class,
      defaultValue = "20",
      description = "How often to go through the training part (default: ${DEFAULT-VALUE}).")
  private int epochs;

  @Option(
      names = "--learning-rate",
      paramLabel = "RATE",
      converter = Numbers.Positive.class,
      defaultValue = "0.1",
      description = "Step width of gradient descent (default: ${DEFAULT-VALUE}).")
  private double learningRate;

  @Option(
      names = "--batch",
      paramLabel = "N",
      converter = Numbers.Count.class,
      defaultValue = "1",
      description = "Sentences in a step (default: ${DEFAULT-VALUE}).")
  private int batch;

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      defaultValue = "java",
      description = {
        "What computes: java (the default), with the gradients derived by hand;",
        "or torch, the same network in PyTorch, with its own gradients."
      })
  private String engine;

  /** What to train, from these options and the others. */
  TaggerConfig config(CorpusOptions corpus, NetworkOptions network) {
    return network.config(corpus, learningRate, epochs, batch);
  }

  /** What computes. */
  String engine() {
    return engine;
  }
}
