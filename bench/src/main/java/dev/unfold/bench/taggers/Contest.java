package dev.unfold.bench.taggers;

import dev.unfold.bench.Machine;
import dev.unfold.cli.bench.TaggersPlan;
import java.util.List;

/**
 * The results of {@code unfold bench taggers}.
 *
 * @param machine the machine on which they were measured
 * @param plan the options of the run
 * @param corpus the name of the test part
 * @param exam the sentences of the test part
 * @param results one per competitor
 */
record Contest(
    Machine machine, TaggersPlan plan, String corpus, Exam exam, List<TaggerResult> results) {
  /** {@code upos of test.conllu: 25,094 words to tag, …}. */
  String task() {
    return plan.contest().tagset() + " of " + corpus + ": " + exam;
  }
}
