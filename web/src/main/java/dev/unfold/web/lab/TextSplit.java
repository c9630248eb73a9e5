package dev.unfold.web.lab;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a text at blanks, and punctuation off its words, as the built-in corpus has it. No more than that: it is no tokeniser
 * of a language.
 *
 * @param sentences the words of each sentence: a sentence ends at {@code .}, {@code !}, {@code ?} or a line's end
 * @param dropped the number of words beyond the limit
 */
public record TextSplit(List<List<String>> sentences, int dropped) {
  private static final String PUNCTUATION = ".,;:!?()[]{}\"“”„«»…¿¡。，！？";
  private static final String ENDS = ".!?…。！？";

  /** Splits a text, of which at most {@code limit} words are kept. */
  public static TextSplit of(String text, int limit) {
    List<List<String>> sentences = new ArrayList<>();
    int kept = 0;
    int dropped = 0;
    for (String line : lines(text)) {
      List<String> sentence = new ArrayList<>();
      for (String word : words(line)) {
        if (kept == limit) {
          dropped++;
          continue;
        }
        kept++;
        sentence.add(word);
        if (ENDS.contains(word)) {
          sentences.add(List.copyOf(sentence));
          sentence.clear();
        }
      }
      if (!sentence.isEmpty()) {
        sentences.add(List.copyOf(sentence));
      }
    }
    return new TextSplit(List.copyOf(sentences), dropped);
  }

  /** All words, in order. */
  public List<String> words() {
    return sentences.stream().flatMap(List::stream).toList();
  }

  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || "\r\n\u2028\u2029".indexOf(text.charAt(i)) >= 0) {
        lines.add(text.substring(start, i));
        start = i + 1;
      }
    }
    return lines;
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= line.length(); i++) {
      boolean end = i == line.length();
      if (end || isBlank(line.charAt(i)) || isPunctuation(line, i)) {
        if (i > start) {
          words.add(line.substring(start, i));
        }
        if (!end && !isBlank(line.charAt(i))) {
          words.add(line.substring(i, i + 1));
        }
        start = i + 1;
      }
    }
    return words;
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || c == '\u00a0' || c == '\u200b';
  }

  /** A full stop or comma between digits or letters belongs to the word: {@code 3.5}, {@code e.g}. */
  private static boolean isPunctuation(String line, int i) {
    char c = line.charAt(i);
    if (PUNCTUATION.indexOf(c) < 0) {
      return false;
    }
    boolean inside = i > 0 && i + 1 < line.length() && ".,:".indexOf(c) >= 0;
    return !(inside
        && Character.isLetterOrDigit(line.charAt(i - 1))
        && Character.isLetterOrDigit(line.charAt(i + 1)));
  }
}
