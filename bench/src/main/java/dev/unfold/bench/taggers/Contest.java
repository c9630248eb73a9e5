package dev.unfold.bench.taggers;

import dev.unfold.bench.Machine;
import dev.unfold.cli.bench.TaggersPlan;
import java.util.List;

/**
 * Everything that was measured.
 *
 * @param machine where
 * @param plan what was asked for
 * @param corpus the name of what was tagged
 * @param exam what was to be tagged
 * @param results of each contestant
 */
record Contest(
    Machine machine, TaggersPlan plan, String corpus, Exam exam, List<TaggerResult> results) {
  /** {@code upos of test.conllu: 25,094 words to tag, …}. */
  String task() {
    return plan.contest().tagset() + " of " + corpus + ": " + exam;
  }
}
