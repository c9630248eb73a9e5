package dev.unfold.cli;

import java.util.Optional;
import java.util.ServiceLoader;

/**
 * What {@code unfold bench} runs, from the module {@code unfold-bench}. Found with {@link ServiceLoader}, so that the
 * command line brings neither PyTorch nor what times single kernels.
 */
public interface Bench {
  /** Measures everything that the plan asks for, and prints each table as it grows. */
  BenchReport run(BenchPlan plan, Console console);

  /** The one on the class path, if there is one. */
  static Optional<Bench> find() {
    return ServiceLoader.load(Bench.class).findFirst();
  }
}
