package dev.unfold.cli.experiment;

import dev.unfold.cli.console.Console;
import dev.unfold.cli.console.Progress;
import dev.unfold.cli.option.MineOptions;
import dev.unfold.cli.option.NumberConverter;
import dev.unfold.cli.option.TableOutputs;
import dev.unfold.lab.experiment.FlowNetwork;
import dev.unfold.lab.experiment.GradientFlow;
import dev.unfold.lab.plot.FlowPlot;
import dev.unfold.lab.plot.FlowSummary;
import dev.unfold.lab.student.StudentFlow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "flow",
    header = "See a gradient vanish: how far back in time each network carries it.",
    customSynopsis = {"unfold flow [OPTIONS]", "       unfold flow clipping [OPTIONS]"},
    description = {
      "Untrained networks read a random sequence; the loss depends on the last step only. Prints the",
      "gradient norm with respect to the input k steps earlier, as the median over several seeds."
    },
    commandListHeading = "%nThe exploding gradient:%n",
    footer = {
      "",
      "Examples:",
      "  unfold flow --plot flow.png",
      "  unfold flow --steps 100 --seeds 9 --data flow.csv",
      "  unfold flow --mine my/LstmCell.java --plot mine.png",
      "  unfold flow clipping --plot clipping.png"
    })
public final class FlowCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private Sequence flow;
  @Mixin private MineOptions mine;
  @Mixin private TableOutputs outputs;

  private FlowCommand(Console console) {
    this.console = console;
  }

  /** The command with its subcommand {@code flow clipping}. */
  public static CommandLine withSubcommands(Console console) {
    return new CommandLine(new FlowCommand(console)).addSubcommand(new ClippingCommand(console));
  }

  @Override
  public Integer call() {
    var table = outputs.data();
    var plot = outputs.plot();
    return mine.run(
        console,
        () -> {
          List<GradientFlow> flows = flow.measure(console, mine.file());
          Table.print(console, flows);
          console.print("");
          FlowSummary.of(flows).forEach(sentence -> console.print("%s", sentence));
          table.ifPresent(file -> outputs.write(console, file, FlowPlot.table(flows).csv()));
          plot.ifPresent(file -> outputs.write(console, file, FlowPlot.of(flows, flow.hidden())));
          return 0;
        });
  }

  /** The size of the experiment. */
  @Command(optionListHeading = "%nExperiment:%n")
  static final class Sequence {
    @Option(
        names = "--steps",
        paramLabel = "N",
        converter = NumberConverter.Size.class,
        defaultValue = "200",
        description = "Length of the sequence, from 4 to 1000 (default: ${DEFAULT-VALUE}).")
    private int steps;

    @Option(
        names = "--seeds",
        paramLabel = "N",
        converter = NumberConverter.Count.class,
        defaultValue = "5",
        description = "Number of seeds for weights and input (default: ${DEFAULT-VALUE}).")
    private int seeds;

    @Option(
        names = "--hidden",
        paramLabel = "N",
        converter = NumberConverter.Size.class,
        defaultValue = "20",
        description = "Width of networks and input, from 4 to 1000 (default: ${DEFAULT-VALUE}).")
    private int hidden;

    /** The width of the networks. */
    int hidden() {
      return hidden;
    }

    /** Measures every network; the user's own takes the place of the tanh RNN. */
    List<GradientFlow> measure(Console console, Optional<Path> own) {
      List<GradientFlow> flows = new ArrayList<>();
      List<FlowNetwork> networks = new ArrayList<>(List.of(FlowNetwork.values()));
      own.ifPresent(file -> networks.remove(FlowNetwork.TANH_RNN));
      long total = (long) FlowNetwork.values().length * seeds;
      try (Progress progress = console.progress("measuring", total)) {
        own.ifPresent(
            file ->
                flows.add(StudentFlow.measure(file, steps, hidden, seeds, () -> progress.step(1))));
        for (FlowNetwork network : networks) {
          flows.add(GradientFlow.measure(network, steps, hidden, seeds, () -> progress.step(1)));
        }
      }
      return flows;
    }
  }

  /** Prints gradient norms at a few distances, a line for each network. */
  static final class Table {
    private static final int[] DISTANCES = {1, 10, 50, 100};

    private Table() {}

    static void print(Console console, List<GradientFlow> flows) {
      int last = flows.get(0).steps() - 1;
      int[] distances =
          IntStream.concat(IntStream.of(DISTANCES).filter(d -> d < last), IntStream.of(last))
              .toArray();
      console.print("%-12s%s", "distance", row(distances, distance -> "" + distance));
      for (GradientFlow flow : flows) {
        console.print("%-12s%s", flow.network(), row(distances, distance -> norm(flow, distance)));
      }
    }

    private static String norm(GradientFlow flow, int distance) {
      return Console.text("%.1e", flow.median(distance));
    }

    private static String row(int[] distances, IntFunction<String> cell) {
      return IntStream.of(distances)
          .mapToObj(distance -> Console.text("  %8s", cell.apply(distance)))
          .collect(Collectors.joining());
    }
  }
}
