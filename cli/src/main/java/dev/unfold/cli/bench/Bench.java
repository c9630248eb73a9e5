package dev.unfold.cli.bench;

import dev.unfold.cli.console.Console;
import java.util.List;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * What {@code unfold bench} runs, from the module {@code unfold-bench}. Found with {@link ServiceLoader}, so that the
 * command line brings neither PyTorch nor what times single kernels.
 */
public interface Bench {
  /** The names of the rows that the plan asks for. */
  List<String> rows(BenchPlan plan);

  /** Measures everything that the plan asks for, and prints each table as it grows. */
  BenchReport run(BenchPlan plan, Console console);

  /** The names of the taggers that the plan asks for. */
  List<String> contestants(ContestPlan plan);

  /** Compares taggers: trains each, tags with each, prints a table. */
  BenchReport taggers(TaggersPlan plan, Console console);

  /** Measures how long single sentences take, and prints a table; returns every number, as one JSON object. */
  String latency(LatencyPlan plan, Console console);

  /**
   * Times single kernels with JMH.
   *
   * @param arguments as JMH takes them
   * @throws IllegalArgumentException if it doesn't know one of them, or no kernel has such a name
   */
  void kernels(List<String> arguments);

  /**
   * The one on the class path.
   *
   * @throws ParameterException of that command, if there is none
   */
  static Bench find(CommandLine command) {
    return ServiceLoader.load(Bench.class)
        .findFirst()
        .orElseThrow(
            () ->
                new ParameterException(
                    command,
                    "the benchmarks are not on the class path; start with ./unfold, which builds"
                        + " them"));
  }
}
