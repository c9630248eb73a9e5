package dev.unfold.pipeline;

import dev.unfold.tagger.TaggedWord;
import java.util.List;

/**
 * A sentence of a text with its tokens.
 *
 * @param text of the sentence, without the blanks around it
 * @param start the offset of its first character in the whole text, in {@code char}s, as in {@link String}
 * @param end the offset after its last character
 * @param tokens its tokens, at least one, in order
 */
public record AnnotatedSentence(String text, int start, int end, List<AnnotatedToken> tokens) {
  /** Copies the list. */
  public AnnotatedSentence {
    tokens = List.copyOf(tokens);
  }

  /** The words of all its tokens. */
  public List<TaggedWord> words() {
    return tokens.stream().flatMap(token -> token.words().stream()).toList();
  }

  /** The part of the sentence's text between a token and the next one, or the end of the sentence. */
  String blanksAfter(int token) {
    int from = tokens.get(token).end() - start;
    int to = token + 1 < tokens.size() ? tokens.get(token + 1).start() - start : text.length();
    return text.substring(from, Math.max(from, to));
  }
}
