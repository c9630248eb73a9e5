package dev.unfold.bench.taggers;

import dev.unfold.bench.Machine;
import dev.unfold.cli.TaggersPlan;
import java.util.List;

/**
 * Everything that was measured.
 *
 * @param machine where
 * @param plan what was asked for
 * @param exam what was to be tagged
 * @param results of each contestant
 */
record Contest(Machine machine, TaggersPlan plan, Exam exam, List<TaggerResult> results) {}
