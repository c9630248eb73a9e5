package dev.unfold.lab.exercise;

import java.util.List;
import java.util.Optional;

/**
 * The result of running a file.
 *
 * @param answers one for each probe; empty after a failure
 * @param failure the failure, if any
 * @param printed the output of the code, up to a limit
 */
record RunResult(List<ProbeAnswer> answers, Optional<RunFailure> failure, String printed) {
  /** Copies the list. */
  RunResult {
    answers = List.copyOf(answers);
  }

  static RunResult of(List<ProbeAnswer> answers, String printed) {
    return new RunResult(answers, Optional.empty(), printed);
  }

  static RunResult failed(RunFailure failure, String printed) {
    return new RunResult(List.of(), Optional.of(failure), printed);
  }
}
