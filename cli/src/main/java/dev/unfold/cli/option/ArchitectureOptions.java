package dev.unfold.cli.option;

import dev.unfold.model.Architecture;
import dev.unfold.model.Cell;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The plan of a network. */
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
        "transformer; or mlp, feed-forward on a window of three words."
      })
  private Cell cell;

  @Option(
      names = "--embedding",
      paramLabel = "E",
      converter = NumberConverter.Count.class,
      defaultValue = "50",
      description = "Numbers for each word (default: ${DEFAULT-VALUE}).")
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
      description = "Layers one above the other (default: ${DEFAULT-VALUE}).")
  private int layers;

  @Option(
      names = "--bidirectional",
      description = "Read each sentence from both ends; a transformer sees what is behind.")
  private boolean bidirectional;

  @Option(
      names = "--crf",
      description = "Score a sentence's tags together, by a conditional random field.")
  private boolean crf;

  /** The plan. */
  Architecture architecture() {
    try {
      return new Architecture(cell, embedding, hidden, layers, bidirectional, crf);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--cell " + cell + ": " + e.getMessage(), e);
    }
  }
}
