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
record Outcome(List<Answer> answers, Optional<Failure> failure, String printed) {
  /** Copies. */
  Outcome {
    answers = List.copyOf(answers);
  }

  static Outcome of(List<Answer> answers, String printed) {
    return new Outcome(answers, Optional.empty(), printed);
  }

  static Outcome failed(Failure failure, String printed) {
    return new Outcome(List.of(), Optional.of(failure), printed);
  }
}
