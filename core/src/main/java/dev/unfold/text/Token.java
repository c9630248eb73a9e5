package dev.unfold.text;

import java.util.List;

/**
 * A token of a text.
 *
 * @param form the token as the text has it
 * @param start the offset of its first character in the text, in {@code char}s
 * @param end the offset after its last character
 * @param words its words, at least one; more than one for a multiword token such as French <i>du</i>
 */
public record Token(String form, int start, int end, List<String> words) {
  /** Copies the list. */
  public Token {
    words = List.copyOf(words);
  }
}
