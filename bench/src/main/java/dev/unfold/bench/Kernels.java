package dev.unfold.bench;

import java.util.List;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/** JMH on the classes of {@code dev.unfold.bench.kernels}. */
final class Kernels {
  private Kernels() {}

  /**
   * Runs JMH with its own arguments; it prints to standard output.
   *
   * @throws IllegalArgumentException if JMH does not know one of them, or no kernel matches
   */
  static void run(List<String> arguments) {
    try {
      CommandLineOptions options = new CommandLineOptions(arguments.toArray(String[]::new));
      Runner runner = new Runner(options);
      if (options.shouldList()) {
        runner.list();
      } else {
        runner.run();
      }
    } catch (NoBenchmarksException e) {
      throw new IllegalArgumentException(
          "no kernel has such a name; list them with: unfold bench kernels -l", e);
    } catch (CommandLineOptionException | RunnerException e) {
      throw new IllegalArgumentException("JMH: " + e.getMessage(), e);
    }
  }
}
