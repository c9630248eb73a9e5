package dev.unfold.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A token of a treebank.
 *
 * @param form as the text has it
 * @param words its words; more than one for a multiword token
 * @param spaceAfter whether a blank follows in the text
 */
public record TreebankToken(String form, List<String> words, boolean spaceAfter) {
  /** Copies the list. */
  public TreebankToken {
    words = List.copyOf(words);
  }

  /** Whether it stands for several words. */
  public boolean isMultiword() {
    return words.size() > 1;
  }

  TreebankToken withWord(String word) {
    List<String> more = new ArrayList<>(words);
    more.add(word);
    return new TreebankToken(form, more, spaceAfter);
  }
}
