package dev.unfold.cli.option;

import dev.unfold.model.Architecture;
import dev.unfold.model.Cell;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The architecture of a network. */
@Command(optionListHeading = "%nNetwork:%n")
final class ArchitectureOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--cell",
      paramLabel = "CELL",
      converter = EnumConverter.Network.class,
      defaultValue = "rnn",
      description = {
        "rnn, the lab's recurrent network (the default); lstm; gru;",
        "transformer; or mlp, feed-forward over a window of three words."
      })
  private Cell cell;

  @Option(
      names = "--embedding",
      paramLabel = "E",
      converter = NumberConverter.Count.class,
      defaultValue = "50",
      description = "Width of the word embeddings (default: ${DEFAULT-VALUE}).")
  private int embedding;

  @Option(
      names = "--hidden",
      paramLabel = "H",
      converter = NumberConverter.Count.class,
      defaultValue = "20",
      description = "Width of the hidden state (default: ${DEFAULT-VALUE}).")
  private int hidden;

  @Option(
      names = "--layers",
      paramLabel = "N",
      converter = NumberConverter.Count.class,
      defaultValue = "1",
      description = "Number of stacked layers (default: ${DEFAULT-VALUE}).")
  private int layers;

  @Option(
      names = "--bidirectional",
      description = "Read each sentence in both directions; a transformer sees later words.")
  private boolean bidirectional;

  @Option(
      names = "--crf",
      description = "Score the tags of a sentence jointly, with a conditional random field.")
  private boolean crf;

  /** The architecture that these options describe. */
  Architecture architecture() {
    try {
      return new Architecture(cell, embedding, hidden, layers, bidirectional, crf);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--cell " + cell + ": " + e.getMessage(), e);
    }
  }
}
