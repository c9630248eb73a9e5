package dev.unfold.cli;

import dev.unfold.model.BodyKind;
import dev.unfold.model.NetworkPlan;
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
        "rnn, the lab's recurrent network (the default); lstm; gru; chogru, the",
        "GRU of Cho et al.; transformer; or mlp, on a window of three words."
      })
  private BodyKind cell;

  @Option(
      names = "--embedding",
      paramLabel = "E",
      converter = Numbers.Count.class,
      defaultValue = "50",
      description = "Numbers for each word (default: ${DEFAULT-VALUE}).")
  private int embedding;

  @Option(
      names = "--hidden",
      paramLabel = "H",
      converter = Numbers.Count.class,
      defaultValue = "20",
      description = "Width of the hidden state (default: ${DEFAULT-VALUE}).")
  private int hidden;

  @Option(
      names = "--layers",
      paramLabel = "N",
      converter = Numbers.Count.class,
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
  NetworkPlan network() {
    try {
      return NetworkPlan.ofWords(cell, embedding, hidden)
          .withLayers(layers)
          .withBidirectional(bidirectional)
          .withCrf(crf);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--cell " + cell + ": " + e.getMessage(), e);
    }
  }
}
