package dev.unfold.score;

import dev.unfold.corpus.Span;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts spans, such as entities and chunks: a span is correct if its first word, last word and type are.
 *
 * <p>The counts are those of conlleval, the script of the CoNLL-2000 to 2003 shared tasks; {@link
 * dev.unfold.corpus.Span} reads the spans from the labels. If nothing was found, conlleval prints a precision of 0; here it
 * is NaN.
 */
public final class SpanEvaluation {
  private static final Rates NONE = new Rates(0, 0, 0);

  private final SortedMap<String, Rates> perType = new TreeMap<>();

  /** Counts a sentence and returns the counts of this sentence alone. */
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

  /** The counts of all types together. */
  public Rates all() {
    return perType.values().stream().reduce(NONE, Rates::plus);
  }

  /** The counts of every type that occurs, right or given, in alphabetical order. */
  public SortedMap<String, Rates> perType() {
    return Collections.unmodifiableSortedMap(perType);
  }
}
