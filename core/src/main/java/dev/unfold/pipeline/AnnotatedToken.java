package dev.unfold.pipeline;

import dev.unfold.tagger.TaggedWord;
import java.util.List;

/**
 * A token of a text with its words: mostly one, of a multiword token such as French <i>du</i> several.
 *
 * @param form as the text has it
 * @param start the offset of its first character in the text, in {@code char}s, as in {@link String}
 * @param end the offset after its last character
 * @param words the words with their tags, at least one
 */
public record AnnotatedToken(String form, int start, int end, List<TaggedWord> words) {
  /** Copies the list. */
  public AnnotatedToken {
    words = List.copyOf(words);
  }

  /** Whether it stands for several words. */
  public boolean isMultiword() {
    return words.size() > 1;
  }
}
