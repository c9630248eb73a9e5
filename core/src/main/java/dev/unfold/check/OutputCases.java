package dev.unfold.check;

import dev.unfold.nn.Crf;
import dev.unfold.nn.CrossEntropy;
import java.util.List;

/** The cases of the tag outputs, with every option. */
final class OutputCases {
  private static final int K = 4;

  private OutputCases() {}

  static List<CheckCase> all() {
    return List.of(
        CheckCase.ofOutput("cross entropy", K, (dtype, random) -> new CrossEntropy()),
        CheckCase.ofOutput(
            "cross entropy, label smoothing", K, (dtype, random) -> new CrossEntropy(0.15)),
        CheckCase.ofOutput("crf", K, (dtype, random) -> Crf.zeros("crf", K, dtype)));
  }
}
