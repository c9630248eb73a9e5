package dev.unfold.cli.bench;

import dev.unfold.cli.console.Console;
import dev.unfold.cli.option.NumberConverter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "bench",
    customSynopsis = {
      "unfold bench [OPTIONS]",
      "       unfold bench taggers [OPTIONS]",
      "       unfold bench treebanks DIR [OPTIONS]",
      "       unfold bench latency [OPTIONS]",
      "       unfold bench kernels [OPTIONS OF JMH]"
    },
    header = "Measure the speed of this engine beside PyTorch, on the same cores.",
    description = {
      "Both do the same work with the same weights and number of threads, in turns; a check that they get",
      "the same loss comes first. A ratio is our tokens per second divided by PyTorch's in the same round:",
      "median, lowest and highest. PyTorch runs in the fastest setting that is found for it. Without",
      "PyTorch, our side is measured alone."
    },
    commandListHeading = "%nOther measurements:%n",
    footer = {
      "",
      "Examples:",
      "  unfold bench --json bench.json --plot bench.png",
      "  unfold bench --only 'bilstm.*training' --rounds 9",
      "  unfold bench --only product --threads 1",
      "  unfold bench --quick",
      "  unfold bench taggers --train tr.conllu --dev de.conllu --test te.conllu",
      "  unfold bench treebanks ud --results ud.tsv",
      "  unfold bench latency --model my.safetensors",
      "  unfold bench kernels Product -f 1"
    })
public final class BenchCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec;

  @Mixin private Measuring measuring;
  @Mixin private BenchOutputs outputs;

  BenchCommand(Console console) {
    this.console = console;
  }

  /** The command with its subcommands. */
  public static CommandLine withSubcommands(Console console) {
    return new CommandLine(new BenchCommand(console))
        .addSubcommand(new TaggersCommand(console))
        .addSubcommand(new TreebanksCommand(console))
        .addSubcommand(new LatencyCommand(console))
        .addSubcommand(new KernelsCommand());
  }

  @Override
  public Integer call() {
    var json = outputs.json();
    var plot = outputs.plot();
    Bench bench = Bench.find(spec.commandLine());
    BenchPlan plan = measuring.plan();
    List<String> rows = bench.rows(plan);
    if (rows.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "--only " + plan.only() + ": no row has such a name; see them with: unfold bench --list");
    }
    if (measuring.list()) {
      rows.forEach(row -> console.print("%s", row));
      return 0;
    }
    BenchReport report = bench.run(plan, console);
    outputs.write(console, json, plot, report);
    return 0;
  }

  /** What to measure, and for how long. */
  @Command(optionListHeading = "%nMeasuring:%n")
  static final class Measuring {
    @Option(
        names = "--only",
        paramLabel = "PATTERN",
        converter = RowPattern.class,
        defaultValue = "",
        description = "Only rows whose name matches this regular expression, in any case.")
    private Pattern only;

    @Option(
        names = "--threads",
        paramLabel = "N",
        converter = NumberConverter.Count.class,
        description = "Threads of each side (default: one per core).")
    private Integer threads;

    @Option(
        names = "--rounds",
        paramLabel = "N",
        converter = NumberConverter.Count.class,
        defaultValue = "5",
        description = "Number of turns of each side (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
        names = "--seconds",
        paramLabel = "N",
        converter = NumberConverter.Positive.class,
        defaultValue = "2",
        description = "Length of a turn (default: ${DEFAULT-VALUE}).")
    private double seconds;

    @Option(
        names = "--quick",
        description = "Tiny networks, one round: a smoke test, not a measurement.")
    private boolean quick;

    @Option(names = "--list", description = "List the rows without measuring.")
    private boolean list;

    /** Whether to list the rows only. */
    boolean list() {
      return list;
    }

    /** The plan that these options describe. */
    BenchPlan plan() {
      int cores = Runtime.getRuntime().availableProcessors();
      int each = threads == null ? cores : threads;
      return new BenchPlan(each, quick ? 1 : rounds, quick ? 0.05 : seconds, only, quick);
    }
  }
}
