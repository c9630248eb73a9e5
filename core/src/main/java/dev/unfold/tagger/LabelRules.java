package dev.unfold.tagger;

import dev.unfold.corpus.LabelScheme;
import dev.unfold.corpus.Vocabulary;
import dev.unfold.nn.AllowedTags;
import dev.unfold.nn.TagLattice;
import java.util.List;
import java.util.Optional;

/**
 * The rules of a labelling scheme for a tagger's tags. Every way to tag decides by these rules, so that a sentence always has
 * the same tags.
 *
 * @param allowed the rules; empty if every sequence of tags is allowed
 */
record LabelRules(Optional<AllowedTags> allowed) {
  /** Every sequence of tags is allowed. */
  static final LabelRules NONE = new LabelRules(Optional.empty());

  /** The rules of a tagger's own labels. */
  static LabelRules of(Tagger tagger) {
    return tagger.labels().map(scheme -> of(scheme, tagger.tags())).orElse(NONE);
  }

  /**
   * The rules of a scheme.
   *
   * @throws IllegalArgumentException if for some length no sequence of the tags keeps them
   */
  static LabelRules of(LabelScheme scheme, Vocabulary vocabulary) {
    List<String> tags = vocabulary.entries();
    return new LabelRules(
        Optional.of(
            new AllowedTags(
                tags.size(),
                k -> scheme.allowsFirst(tags.get(k)),
                (j, k) -> scheme.allows(tags.get(j), tags.get(k)),
                k -> scheme.allowsLast(tags.get(k)))));
  }

  /** The scheme that all of these tags fit; empty if they are no labels, or too few to keep it. */
  static Optional<LabelScheme> scheme(Vocabulary tags) {
    return LabelScheme.ofInventory(tags.entries()).filter(scheme -> canKeep(scheme, tags));
  }

  /** Whether sentences of every length can be given tags that keep a scheme. */
  static boolean canKeep(LabelScheme scheme, Vocabulary tags) {
    try {
      of(scheme, tags);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** A lattice without the sequences that break a rule. */
  TagLattice on(TagLattice lattice) {
    return allowed.map(lattice::within).orElse(lattice);
  }
}
