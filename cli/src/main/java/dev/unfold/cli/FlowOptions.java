package dev.unfold.cli;

import dev.unfold.lab.experiment.FlowNetwork;
import dev.unfold.lab.experiment.GradientFlow;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long the sequence is, how wide the networks are, and how often to draw them. */
@Command(optionListHeading = "%nExperiment:%n")
final class FlowOptions {
  @Option(
      names = "--steps",
      paramLabel = "N",
      converter = Numbers.Size.class,
      defaultValue = "200",
      description = "Length of the sequence, from 4 to 1000 (default: ${DEFAULT-VALUE}).")
  private int steps;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      converter = Numbers.Count.class,
      defaultValue = "5",
      description = "How often to draw weights and input (default: ${DEFAULT-VALUE}).")
  private int seeds;

  @Option(
      names = "--hidden",
      paramLabel = "N",
      converter = Numbers.Size.class,
      defaultValue = "20",
      description = "Width of networks and input, from 4 to 1000 (default: ${DEFAULT-VALUE}).")
  private int hidden;

  /** The networks' width. */
  int hidden() {
    return hidden;
  }

  /** Measures every network. */
  List<GradientFlow> measure(Console console) {
    List<GradientFlow> flows = new ArrayList<>();
    long total = (long) FlowNetwork.values().length * seeds;
    try (Progress progress = console.progress("measuring", total)) {
      for (FlowNetwork network : FlowNetwork.values()) {
        flows.add(GradientFlow.measure(network, steps, hidden, seeds, () -> progress.step(1)));
      }
    }
    return flows;
  }
}
