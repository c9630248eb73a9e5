package dev.unfold.check;

import dev.unfold.nn.Crf;
import dev.unfold.nn.CrossEntropy;
import java.util.List;

/** The losses, with every option. */
final class LossCases {
  private static final int K = 4;

  private LossCases() {}

  static List<CheckCase> all() {
    return List.of(
        CheckCase.ofLoss("cross entropy", K, (dtype, random) -> new CrossEntropy()),
        CheckCase.ofLoss(
            "cross entropy, label smoothing", K, (dtype, random) -> new CrossEntropy(0.15)),
        CheckCase.ofLoss("crf", K, (dtype, random) -> Crf.zeros("crf", K, dtype)));
  }
}
