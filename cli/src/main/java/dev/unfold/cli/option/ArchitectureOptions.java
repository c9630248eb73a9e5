package dev.unfold.cli.option;

import dev.unfold.model.BodyKind;
import dev.unfold.model.NetworkPlan;
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
        "rnn, the lab's recurrent network (the default); lstm; gru; chogru, the",
        "GRU of Cho et al.; transformer; or mlp, on a window of three words."
      })
  private BodyKind cell;

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

  /** The network plan that these options describe. */
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
