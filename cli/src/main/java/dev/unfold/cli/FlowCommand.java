package dev.unfold.cli;

import dev.unfold.check.FlowNetwork;
import dev.unfold.check.GradientFlow;
import dev.unfold.lab.FlowPlot;
import dev.unfold.lab.FlowReading;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "flow",
    header = "See a gradient vanish: how far back each network carries it.",
    description = {
      "Untrained networks read random numbers, and a loss looks at the last step alone. Printed is the",
      "norm of its gradient by the input so many steps before: the median of several seeds.",
      ""
    },
    commandListHeading = "%nThe exploding gradient:%n",
    footer = {
      "",
      "Examples:",
      "  unfold flow --plot flow.png",
      "  unfold flow --steps 100 --seeds 9 --data flow.csv",
      "  unfold flow clipping --plot clipping.png"
    })
final class FlowCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private OutputOptions outputs;

  @Option(
      names = "--steps",
      paramLabel = "N",
      converter = Numbers.Size.class,
      defaultValue = "200",
      description = "Length of the sequence, from 4 to 1000 (default: ${DEFAULT-VALUE}).")
  private int steps;

  @Option(
      names = "--hidden",
      paramLabel = "N",
      converter = Numbers.Size.class,
      defaultValue = "20",
      description = "Width of input and network, from 4 to 1000 (default: ${DEFAULT-VALUE}).")
  private int hidden;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      converter = Numbers.Count.class,
      defaultValue = "5",
      description = "How many draws of weights and input (default: ${DEFAULT-VALUE}).")
  private int seeds;

  @Option(names = "--data", paramLabel = "FILE", description = "The plotted numbers, as CSV.")
  private Path table;

  private FlowCommand(Console console) {
    this.console = console;
  }

  /** The command with the one below it, {@code flow clipping}. */
  static CommandLine withClipping(Console console) {
    return new CommandLine(new FlowCommand(console)).addSubcommand(new ClippingCommand(console));
  }

  @Override
  public Integer call() {
    var plot = outputs.plot(List.of());
    var tableFile = outputs.optional("--data", table, List.of());
    List<GradientFlow> flows = measure();
    FlowTable.print(console, flows);
    console.print("");
    FlowReading.of(flows).forEach(sentence -> console.print("%s", sentence));
    tableFile.ifPresent(file -> outputs.write(console, file, FlowPlot.table(flows).csv()));
    plot.ifPresent(file -> outputs.write(console, file, FlowPlot.of(flows, hidden)));
    return 0;
  }

  private List<GradientFlow> measure() {
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
