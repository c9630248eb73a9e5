package dev.unfold.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Makes sentences of labelled pieces, one piece after another. A token or sentence of endless length is ended, so that memory
 * is bounded.
 */
final class SentenceBuilder {
  /** The longest token, in {@code char}s, about. */
  static final int LONGEST_TOKEN = 10_000;

  /** The longest sentence, in {@code char}s, about. */
  static final int LONGEST_SENTENCE = 100_000;

  private final MultiwordRules multiwords;
  private final boolean paragraphs;
  private final Consumer<TextSentence> sentences;
  private final List<Token> tokens = new ArrayList<>();

  /** Offsets in the whole text; −1 if no token or sentence has begun. */
  private int tokenStart = -1;

  private int sentenceStart = -1;

  SentenceBuilder(MultiwordRules multiwords, boolean paragraphs, Consumer<TextSentence> sentences) {
    this.multiwords = multiwords;
    this.paragraphs = paragraphs;
    this.sentences = sentences;
  }

  /** The offset from which on the text is still needed: the start of the current sentence, else {@code position}. */
  int needed(int position) {
    return sentenceStart >= 0 ? sentenceStart : position;
  }

  /**
   * Adds a piece.
   *
   * @param text a part of the whole text
   * @param base the offset of {@code text} in the whole text
   * @param start of the piece in {@code text}
   * @param end of the piece in {@code text}
   * @param gap after it
   */
  void add(char[] text, int base, int start, int end, Gap gap, Label label) {
    int from = Math.addExact(base, start);
    int to = Math.addExact(base, end);
    tokenStart = tokenStart < 0 ? from : tokenStart;
    sentenceStart = sentenceStart < 0 ? from : sentenceStart;
    boolean endsToken = label != Label.INSIDE || to - tokenStart > LONGEST_TOKEN;
    if (endsToken) {
      String form = new String(text, tokenStart - base, to - tokenStart);
      List<String> words = label.isMultiword() ? multiwords.split(form) : List.of(word(form));
      tokens.add(new Token(form, tokenStart, to, words));
      tokenStart = -1;
      boolean forced = paragraphs && gap == Gap.PARAGRAPH || to - sentenceStart > LONGEST_SENTENCE;
      if (label.endsSentence() || forced) {
        endSentence(text, base);
      }
    }
  }

  /** A word has one blank where its token has blanks or the end of a line. */
  private static String word(String form) {
    for (int at = 0; at < form.length(); at++) {
      if (CharacterKind.of(form.charAt(at)) == CharacterKind.BLANK) {
        return withSingleBlanks(form);
      }
    }
    return form;
  }

  private static String withSingleBlanks(String form) {
    StringBuilder word = new StringBuilder();
    boolean blank = false;
    for (int at = 0; at < form.length(); at++) {
      boolean isBlank = CharacterKind.of(form.charAt(at)) == CharacterKind.BLANK;
      if (!isBlank) {
        word.append(form.charAt(at));
      } else if (!blank) {
        word.append(' ');
      }
      blank = isBlank;
    }
    return word.toString();
  }

  /** Ends the last sentence, if one has begun. */
  void endSentence(char[] text, int base) {
    if (!tokens.isEmpty()) {
      int end = tokens.get(tokens.size() - 1).end();
      String all = new String(text, sentenceStart - base, end - sentenceStart);
      sentences.accept(new TextSentence(all, sentenceStart, end, tokens));
      tokens.clear();
    }
    sentenceStart = -1;
  }
}
