package dev.unfold.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

@Command(
    name = "kernels",
    header = "Time single kernels with JMH: products, sigmoid, tanh, exp, log-softmax.",
    customSynopsis = "unfold bench kernels [OPTIONS OF JMH]",
    description = {
      "Everything after kernels is passed to JMH: a pattern for names, -f for the number of JVMs, -wi and",
      "-i for the iterations of warm-up and measurement, -rf json -rff FILE for a file of results."
    },
    footer = {
      "",
      "Examples:",
      "  unfold bench kernels",
      "  unfold bench kernels Product -f 1",
      "  unfold bench kernels -l"
    })
final class KernelsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Unmatched private List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() {
    try {
      Bench.find(spec.commandLine()).kernels(arguments);
      return 0;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
