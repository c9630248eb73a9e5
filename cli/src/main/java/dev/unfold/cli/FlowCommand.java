package dev.unfold.cli;

import dev.unfold.lab.experiment.GradientFlow;
import dev.unfold.lab.plot.FlowPlot;
import dev.unfold.lab.plot.FlowSummary;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "flow",
    header = "See a gradient vanish: how far back each network carries it.",
    customSynopsis = {"unfold flow [OPTIONS]", "       unfold flow clipping [OPTIONS]"},
    description = {
      "Untrained networks read random numbers, and a loss looks at the last step alone. Printed is the",
      "norm of its gradient by the input so many steps before: the median of several draws."
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

  @Mixin private FlowOptions flow;
  @Mixin private TableOutputs outputs;

  private FlowCommand(Console console) {
    this.console = console;
  }

  /** The command with the one below it, {@code flow clipping}. */
  static CommandLine withClipping(Console console) {
    return new CommandLine(new FlowCommand(console)).addSubcommand(new ClippingCommand(console));
  }

  @Override
  public Integer call() {
    var table = outputs.data();
    var plot = outputs.plot();
    List<GradientFlow> flows = flow.measure(console);
    FlowTable.print(console, flows);
    console.print("");
    FlowSummary.of(flows).forEach(sentence -> console.print("%s", sentence));
    table.ifPresent(file -> outputs.write(console, file, FlowPlot.table(flows).csv()));
    plot.ifPresent(file -> outputs.write(console, file, FlowPlot.of(flows, flow.hidden())));
    return 0;
  }
}
