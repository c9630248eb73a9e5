package dev.unfold.tagger;

import dev.unfold.corpus.Tagset;
import java.util.Map;

/**
 * A word with its tag in each column that the tagger fills.
 *
 * @param form the word as it was given
 * @param tags the tag of each column
 */
public record TaggedWord(String form, Map<Tagset, String> tags) {
  /** Copies the map. */
  public TaggedWord {
    tags = Map.copyOf(tags);
  }

  /**
   * Its tag in a column.
   *
   * @throws IllegalArgumentException if the tagger does not fill this column
   */
  public String tag(Tagset column) {
    String tag = tags.get(column);
    if (tag == null) {
      throw new IllegalArgumentException(
          "tagged word: has no " + column + ", expected one of " + tags.keySet());
    }
    return tag;
  }

  /** Its universal tag, such as {@code NOUN}. */
  public String upos() {
    return tag(Tagset.UPOS);
  }

  /** Its tag in the treebank's own tagset, such as {@code NNS}. */
  public String xpos() {
    return tag(Tagset.XPOS);
  }

  /** Its morphological features, such as {@code Number=Plur}; {@code _} for none. */
  public String feats() {
    return tag(Tagset.FEATS);
  }

  /** Its lemma, such as {@code dog} for {@code Dogs}. */
  public String lemma() {
    return tag(Tagset.LEMMA);
  }
}
