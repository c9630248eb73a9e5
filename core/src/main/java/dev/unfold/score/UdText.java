package dev.unfold.score;

import dev.unfold.corpus.CorpusFormat;
import dev.unfold.corpus.Line;
import dev.unfold.corpus.Lines;
import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.SentenceReader;
import java.util.ArrayList;
import java.util.List;

/**
 * A CoNLL-U file as the CoNLL 2018 script sees it: the characters of its tokens, and its words with their places there.
 *
 * @param name what errors call the file
 * @param characters the tokens' characters one behind the other, blanks left out
 * @param words the words
 */
record UdText(String name, String characters, List<UdWord> words) {

  /** Reads a file and closes it. */
  static UdText read(Lines lines) {
    StringBuilder characters = new StringBuilder();
    List<UdWord> words = new ArrayList<>();
    try (SentenceReader reader = CorpusFormat.CONLLU.reader(lines)) {
      while (reader.hasNext()) {
        add(reader.next(), characters, words);
      }
    }
    return new UdText(lines.name(), characters.toString(), words);
  }

  private static void add(Sentence sentence, StringBuilder characters, List<UdWord> words) {
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
      }
      if (range) {
        rest = length(cells[0]);
      } else {
        words.add(UdWord.of(from, characters.length(), rest > 0, cells));
        rest = Math.max(0, rest - 1);
      }
    }
  }

  /** How many words a range such as {@code 4-6} has. */
  private static int length(String range) {
    String[] ends = range.split("-");
    return Integer.parseInt(ends[1]) - Integer.parseInt(ends[0]) + 1;
  }

  /** A form without blanks, of whatever width. */
  static String withoutBlanks(String form) {
    return form.codePoints()
        .filter(c -> Character.getType(c) != Character.SPACE_SEPARATOR)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
