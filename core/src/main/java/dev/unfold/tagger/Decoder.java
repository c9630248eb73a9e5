package dev.unfold.tagger;

import dev.unfold.corpus.LabelScheme;
import dev.unfold.matrix.Matrix;
import dev.unfold.nn.TagLattice;
import dev.unfold.nn.TagSequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Tags with their probabilities, the k best taggings of a sentence, and span labels under another scheme or none.
 *
 * <pre>{@code
 *   Decoder decoder = Decoder.of(tagger);
 *   Tagging tagging = decoder.tag(words);            // tags, and the probability of each
 *   List<RankedTags> guesses = decoder.best(words, 3);
 *   decoder.within(LabelScheme.IOB1).tag(words);     // not the tagger's scheme
 * }</pre>
 *
 * <p>The tags are the tagger's own unless another scheme, or none, is requested. Thread-safe.
 */
public final class Decoder {
  private final NetworkTagger tagger;
  private final LabelRules rules;

  private Decoder(NetworkTagger tagger, LabelRules rules) {
    this.tagger = tagger;
    this.rules = rules;
  }

  /**
   * A decoder that gives the tagger's own tags; span labels keep their scheme.
   *
   * @throws ModelException if the tagger was neither trained nor loaded, and so has no probabilities
   */
  public static Decoder of(Tagger tagger) {
    return new Decoder(NetworkTagger.of(tagger), LabelRules.of(tagger));
  }

  /** This decoder without a scheme: span labels may occur where no scheme allows them. */
  public Decoder withoutScheme() {
    return new Decoder(tagger, LabelRules.NONE);
  }

  /**
   * This decoder restricted to the label sequences that the scheme allows.
   *
   * @throws ModelException if the tagger's tags can't keep the scheme
   */
  public Decoder within(LabelScheme scheme) {
    try {
      return new Decoder(tagger, LabelRules.of(scheme, tagger.tags()));
    } catch (IllegalArgumentException e) {
      throw new ModelException(
          "the model's tags, such as "
              + tagger.tags().get(0)
              + ", can't be kept to the scheme "
              + scheme
              + ": of some lengths no sentence would have any; choose another scheme, or none",
          e);
    }
  }

  /** The tags of a sentence with their probabilities. */
  public Tagging tag(List<String> sentence) {
    return tagAll(List.of(sentence)).get(0);
  }

  /** The tags of several sentences, computed together. */
  public List<Tagging> tagAll(List<? extends List<String>> sentences) {
    TagLattice lattice = lattice(sentences);
    int[][] best = lattice.best();
    int[][] rows = lattice.batch().rows();
    Matrix logP = lattice.logProbabilities();
    List<Tagging> taggings = new ArrayList<>();
    for (int s = 0; s < best.length; s++) {
      List<Double> confidence = new ArrayList<>();
      for (int t = 0; t < best[s].length; t++) {
        confidence.add(Math.min(1, Math.exp(logP.get(rows[s][t], best[s][t]))));
      }
      taggings.add(new Tagging(tags(best[s]), confidence));
    }
    return taggings;
  }

  /** The {@code n} most probable taggings of a sentence, the best first; fewer if there are no more. */
  public List<RankedTags> best(List<String> sentence, int n) {
    List<RankedTags> ranked = new ArrayList<>();
    for (TagSequence sequence : lattice(List.of(sentence)).best(n).get(0)) {
      int[] ids = sequence.tags().stream().mapToInt(Integer::intValue).toArray();
      ranked.add(new RankedTags(tags(ids), Math.min(1, Math.exp(sequence.logProbability()))));
    }
    return ranked;
  }

  private TagLattice lattice(List<? extends List<String>> sentences) {
    return rules.on(tagger.lattice(sentences));
  }

  private List<String> tags(int[] ids) {
    return Arrays.stream(ids).mapToObj(tagger.tags()::get).toList();
  }
}
