package dev.unfold.score;

import dev.unfold.corpus.CorpusFormat;
import dev.unfold.corpus.Line;
import dev.unfold.corpus.Lines;
import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.SentenceReader;
import java.util.ArrayList;
import java.util.List;

/**
 * A CoNLL-U file as the CoNLL 2018 script sees it: the characters of its tokens, and its words with their positions in it.
 *
 * @param name what errors call the file
 * @param characters the tokens' characters in sequence, without blanks
 * @param words the words
 * @param tokens the surface tokens
 * @param sentences the sentences
 */
record UdText(
    String name, String characters, List<UdWord> words, List<Range> tokens, List<Range> sentences) {

  /**
   * A stretch of the characters.
   *
   * @param from the first one
   * @param to the position after the last one
   */
  record Range(int from, int to) {}

  /** Reads a file and closes it. */
  static UdText read(Lines lines) {
    StringBuilder characters = new StringBuilder();
    List<UdWord> words = new ArrayList<>();
    List<Range> tokens = new ArrayList<>();
    List<Range> sentences = new ArrayList<>();
    try (SentenceReader reader = CorpusFormat.CONLLU.reader(lines)) {
      while (reader.hasNext()) {
        int from = characters.length();
        add(reader.next(), characters, words, tokens);
        sentences.add(new Range(from, characters.length()));
      }
    }
    return new UdText(lines.name(), characters.toString(), words, tokens, sentences);
  }

  private static void add(
      Sentence sentence, StringBuilder characters, List<UdWord> words, List<Range> tokens) {
    int from = 0;
    int rest = 0;
    for (Line line : sentence.lines()) {
      String[] cells = line.text().split("\t", -1);
      boolean range = cells[0].contains("-");
      if (line.isBlank() || cells[0].startsWith("#") || cells[0].contains(".")) {
        continue;
      }
      if (rest == 0) {
        from = characters.length();
        characters.append(withoutBlanks(cells[1]));
        tokens.add(new Range(from, characters.length()));
      }
      if (range) {
        rest = length(cells[0]);
      } else {
        words.add(UdWord.of(from, characters.length(), rest > 0, cells));
        rest = Math.max(0, rest - 1);
      }
    }
  }

  /** The number of words in a range such as {@code 4-6}. */
  private static int length(String range) {
    String[] ends = range.split("-");
    return Integer.parseInt(ends[1]) - Integer.parseInt(ends[0]) + 1;
  }

  /** A form without blanks of any width. */
  static String withoutBlanks(String form) {
    return form.codePoints()
        .filter(c -> Character.getType(c) != Character.SPACE_SEPARATOR)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
