package dev.unfold.nn;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Hard constraints on tag sequences, as label schemes such as BIO need them: which tags may come first, which may follow
 * which, and which may come last. A sequence that breaks a rule has the score −∞ and the probability 0.
 */
public final class AllowedTags {
  private final Matrix transitions;
  private final Matrix start;
  private final Matrix end;

  /** Whether one tag may follow another. */
  public interface Follows {
    /** Whether tag {@code next} may follow tag {@code previous}. */
    boolean test(int previous, int next);
  }

  /**
   * The rules for K tags.
   *
   * @param tags K
   * @param first whether a sentence may begin with a tag
   * @param follows whether a tag may follow another
   * @param last whether a sentence may end with a tag
   * @throws IllegalArgumentException if for some length no sequence keeps the rules
   */
  public AllowedTags(int tags, IntPredicate first, Follows follows, IntPredicate last) {
    this.start = rules(1, tags, (row, k) -> first.test(k));
    this.transitions = rules(tags, tags, follows);
    this.end = rules(1, tags, (row, k) -> last.test(k));
    requireEveryLength(tags);
  }

  private static Matrix rules(int rows, int tags, Follows allowed) {
    Matrix rules = Matrix.zeros(DType.FLOAT64, rows, tags);
    for (int r = 0; r < rows; r++) {
      for (int k = 0; k < tags; k++) {
        rules.set(r, k, allowed.test(r, k) ? 0 : Double.NEGATIVE_INFINITY);
      }
    }
    return rules;
  }

  /** Follows the sets of tags that are possible at position 1, 2, 3, … until a set repeats: each must hold a last tag. */
  private void requireEveryLength(int tags) {
    Set<BitSet> seen = new HashSet<>();
    BitSet here = row(start, 0);
    for (int length = 1; seen.add(here); length++) {
      if (!here.intersects(row(end, 0))) {
        throw new IllegalArgumentException(
            "AllowedTags: no sequence of length "
                + length
                + " of these "
                + tags
                + " tags keeps the rules");
      }
      BitSet next = new BitSet();
      here.stream().forEach(k -> next.or(row(transitions, k)));
      here = next;
    }
  }

  private static BitSet row(Matrix rules, int r) {
    BitSet allowed = new BitSet();
    for (int k = 0; k < rules.columns(); k++) {
      allowed.set(k, rules.get(r, k) == 0);
    }
    return allowed;
  }

  /** The field with −∞ for every start, transition and end that is not allowed. */
  Crf within(Crf field) {
    return new Crf(
        "crf",
        with(field.parameters().get(0).value(), transitions),
        with(field.parameters().get(1).value(), start),
        with(field.parameters().get(2).value(), end));
  }

  private static Matrix with(Matrix scores, Matrix rules) {
    return scores.copy().add(rules.as(scores.dtype()));
  }
}
