package dev.unfold.corpus;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the label scheme of a corpus: the one that its sentences break least, IOB2 in case of a tie.
 */
public final class LabelCounts {
  private final Set<Label> labels = new HashSet<>();
  private final Map<LabelScheme, Integer> violations = new EnumMap<>(LabelScheme.class);
  private final Map<LabelScheme, Integer> firstSentence = new EnumMap<>(LabelScheme.class);
  private int sentences;

  /** Counts one sentence. */
  public void add(List<String> tags) {
    sentences++;
    tags.forEach(tag -> labels.add(Label.of(tag)));
    for (LabelScheme scheme : LabelScheme.values()) {
      int broken = scheme.violations(tags);
      if (broken > 0) {
        violations.merge(scheme, broken, Integer::sum);
        firstSentence.putIfAbsent(scheme, sentences);
      }
    }
  }

  /** The scheme; empty if the tags are not labels of spans. */
  public Optional<LabelScheme> scheme() {
    if (!LabelScheme.areLabels(labels)) {
      return Optional.empty();
    }
    if (LabelScheme.needsEnds(labels)) {
      return Optional.of(LabelScheme.IOBES);
    }
    boolean late = violations(LabelScheme.IOB1) < violations(LabelScheme.IOB2);
    return Optional.of(late ? LabelScheme.IOB1 : LabelScheme.IOB2);
  }

  /** The number of labels that break a scheme. */
  public int violations(LabelScheme scheme) {
    return violations.getOrDefault(scheme, 0);
  }

  /** The number of the first sentence that breaks a scheme, counted from 1; 0 if none does. */
  public int firstViolation(LabelScheme scheme) {
    return firstSentence.getOrDefault(scheme, 0);
  }
}
