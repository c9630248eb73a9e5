package dev.unfold.score;

import dev.unfold.corpus.Span;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts spans, such as entities and chunks: one is right if its first word, its last word and its type are.
 *
 * <p>The counts are those of conlleval, the script of the CoNLL-2000 to 2003 shared tasks; {@link
 * dev.unfold.corpus.Label} says which labels make which spans. Where nothing was found conlleval prints a precision of
 * 0, which no count backs; here it is NaN.
 */
public final class SpanEvaluation {
  private static final Rates NONE = new Rates(0, 0, 0);

  private final SortedMap<String, Rates> perType = new TreeMap<>();

  /** Counts a sentence; returns its own counts. */
  public Rates add(List<String> gold, List<String> given) {
    if (gold.size() != given.size()) {
      throw new IllegalArgumentException(
          "SpanEvaluation: " + given.size() + " labels for " + gold.size() + " words");
    }
    List<Span> right = Span.of(gold);
    List<Span> found = Span.of(given);
    Set<Span> correct = new HashSet<>(right);
    correct.retainAll(found);
    right.forEach(span -> count(span, new Rates(1, 0, 0)));
    found.forEach(span -> count(span, new Rates(0, 1, 0)));
    correct.forEach(span -> count(span, new Rates(0, 0, 1)));
    return new Rates(right.size(), found.size(), correct.size());
  }

  private void count(Span span, Rates one) {
    perType.merge(span.type(), one, Rates::plus);
  }

  /** All types together. */
  public Rates all() {
    return perType.values().stream().reduce(NONE, Rates::plus);
  }

  /** Each type that occurs, right or given, in alphabetical order. */
  public SortedMap<String, Rates> perType() {
    return Collections.unmodifiableSortedMap(perType);
  }
}
