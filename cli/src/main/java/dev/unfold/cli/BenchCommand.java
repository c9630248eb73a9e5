package dev.unfold.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "bench",
    header = "Measure how fast this engine is, beside PyTorch on the same cores.",
    description = {
      "Both do the same work from the same weights, with as many threads, in turns; that they get the same",
      "loss is checked first. A ratio is ours by PyTorch's, tokens per second of the same round: its median,",
      "and from the lowest to the highest. Without PyTorch for this machine, our side alone."
    },
    footer = {
      "",
      "Examples:",
      "  unfold bench --json bench.json --plot bench.png",
      "  unfold bench --only 'bilstm.*training' --rounds 9",
      "  unfold bench --only product --threads 1",
      "  unfold bench --quick"
    })
final class BenchCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec;

  @Mixin private BenchOptions measuring;
  @Mixin private BenchOutputs outputs;

  BenchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var json = outputs.json();
    var plot = outputs.plot();
    Bench bench =
        Bench.find()
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(),
                        "the benchmarks are not on the class path; start with ./unfold, which"
                            + " builds them"));
    BenchReport report = bench.run(measuring.plan(), console);
    json.ifPresent(file -> outputs.write(console, file, report.json()));
    plot.ifPresent(
        file -> report.picture().ifPresent(picture -> outputs.write(console, file, picture)));
    return 0;
  }
}
