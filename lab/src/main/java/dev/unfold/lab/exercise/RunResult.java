package dev.unfold.lab.exercise;

import java.util.List;
import java.util.Optional;

/**
 * What came of running a file.
 *
 * @param answers one for each probe; empty where it failed
 * @param failure why there are none
 * @param printed what the code printed meanwhile, or as much of it as was kept
 */
record RunResult(List<ProbeAnswer> answers, Optional<RunFailure> failure, String printed) {
  /** Copies. */
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
