package dev.unfold.text;

import java.util.List;

/**
 * A sentence of a text, split into tokens.
 *
 * @param text of the sentence, without the blanks around it
 * @param start the offset of its first character in the text, in {@code char}s
 * @param end the offset after its last character
 * @param tokens its tokens, at least one, in order
 */
public record TextSentence(String text, int start, int end, List<Token> tokens) {
  /** Copies the list. */
  public TextSentence {
    tokens = List.copyOf(tokens);
  }
}
