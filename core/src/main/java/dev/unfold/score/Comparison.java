package dev.unfold.score;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Compares two taggers on the same sentences: where they differ, and whether the difference may be due to chance. */
public final class Comparison {
  private final List<Ratio> first = new ArrayList<>();
  private final List<Ratio> second = new ArrayList<>();
  private final List<Ratio> firstSpans = new ArrayList<>();
  private final List<Ratio> secondSpans = new ArrayList<>();
  private final List<Integer> differing = new ArrayList<>();
  private int firstOnly;
  private int secondOnly;

  /**
   * Counts a sentence.
   *
   * @param gold the right tags, empty for a word without one, which is not counted
   * @param one the first tagger's tags
   * @param other the second tagger's tags
   */
  public void add(List<String> gold, List<String> one, List<String> other) {
    int firstRight = 0;
    int secondRight = 0;
    int tagged = 0;
    for (int t = 0; t < gold.size(); t++) {
      if (gold.get(t).isEmpty()) {
        continue;
      }
      tagged++;
      int hit = gold.get(t).equals(one.get(t)) ? 1 : 0;
      int otherHit = gold.get(t).equals(other.get(t)) ? 1 : 0;
      firstRight += hit;
      secondRight += otherHit;
      firstOnly += hit > otherHit ? 1 : 0;
      secondOnly += otherHit > hit ? 1 : 0;
    }
    if (!one.equals(other)) {
      differing.add(first.size());
    }
    first.add(new Ratio(firstRight, tagged));
    second.add(new Ratio(secondRight, tagged));
    firstSpans.add(Ratio.f1(new SpanEvaluation().add(gold, one)));
    secondSpans.add(Ratio.f1(new SpanEvaluation().add(gold, other)));
  }

  /** The number of sentences counted. */
  public int sentences() {
    return first.size();
  }

  /** The indices of the sentences with different tags, counted from 0. */
  public List<Integer> differing() {
    return Collections.unmodifiableList(differing);
  }

  /** McNemar's test on the tokens that only one of the two tags correctly. */
  public McNemar mcNemar() {
    return new McNemar(firstOnly, secondOnly);
  }

  /**
   * The difference of their accuracies, the first's minus the second's.
   *
   * @param draws the number of bootstrap samples
   * @param seed of the samples
   */
  public PairedBootstrap accuracy(int draws, long seed) {
    return PairedBootstrap.of(first, second, draws, seed);
  }

  /**
   * The difference of their F1 of spans, the first's minus the second's.
   *
   * @param draws the number of bootstrap samples
   * @param seed of the samples
   */
  public PairedBootstrap spans(int draws, long seed) {
    return PairedBootstrap.of(firstSpans, secondSpans, draws, seed);
  }
}
