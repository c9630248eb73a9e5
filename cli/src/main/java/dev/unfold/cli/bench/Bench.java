package dev.unfold.cli.bench;

import dev.unfold.cli.console.Console;
import java.util.List;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * The benchmarks of the module {@code unfold-bench}, found with {@link ServiceLoader}: so the command line depends on
 * neither PyTorch nor JMH.
 */
public interface Bench {
  /** The names of the rows that the plan selects. */
  List<String> rows(BenchPlan plan);

  /** Measures the selected rows, and prints each as soon as it is measured. */
  BenchReport run(BenchPlan plan, Console console);

  /** The names of the taggers that the plan selects. */
  List<String> contestants(ContestPlan plan);

  /** Trains and measures each tagger, and prints a table. */
  BenchReport taggers(TaggersPlan plan, Console console);

  /** Measures the latency of single sentences, and prints a table; returns all numbers as a JSON object. */
  String latency(LatencyPlan plan, Console console);

  /** Trains and evaluates each tagger on each treebank, prints a Markdown table, and returns it. */
  String treebanks(TreebanksPlan plan, Console console);

  /**
   * Times single kernels with JMH.
   *
   * @param arguments as JMH takes them
   * @throws IllegalArgumentException if an argument is unknown, or no kernel matches
   */
  void kernels(List<String> arguments);

  /**
   * Finds the implementation on the class path.
   *
   * @throws ParameterException if there is none
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
