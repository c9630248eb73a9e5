package dev.unfold.score;

import dev.unfold.corpus.CorpusException;
import dev.unfold.corpus.Lines;
import dev.unfold.file.OneLine;
import java.util.List;
import java.util.function.Function;

/**
 * The score of a CoNLL-U file against another, as the script of the CoNLL 2018 shared task counts it. The files hold the
 * same text, which may be split into words in different ways.
 *
 * <p>A given word is correct if the gold file has the same word with the same content. Only the universal features are
 * compared, in any order. Comments and empty nodes are ignored.
 *
 * @param words the words themselves
 * @param upos their universal tags
 * @param xpos the treebank's own tags
 * @param features their universal features
 * @param allTags all three of these together
 */
public record UdScore(Rates words, Rates upos, Rates xpos, Rates features, Rates allTags) {
  /**
   * Reads and compares two files, and closes them.
   *
   * @throws CorpusException if one can't be read, or they don't hold the same text
   */
  public static UdScore of(Lines gold, Lines given) {
    return of(UdText.read(gold), UdText.read(given));
  }

  /** Compares two texts. */
  static UdScore of(UdText right, UdText found) {
    requireSameText(right, found);
    List<WordAlignment.Pair> pairs = WordAlignment.of(right.words(), found.words());
    Counter counter = new Counter(right.words().size(), found.words().size(), pairs);
    return new UdScore(
        counter.count(word -> ""),
        counter.count(UdWord::upos),
        counter.count(UdWord::xpos),
        counter.count(UdWord::features),
        counter.count(UdWord::allTags));
  }

  /** The features of a CoNLL-U cell that Universal Dependencies defines for all languages, sorted: those that are compared. */
  public static String universalFeatures(String cell) {
    return UdWord.universal(cell);
  }

  /** Whether both files split the text into the same words. */
  public boolean sameWords() {
    return words.correct() == words.gold() && words.correct() == words.given();
  }

  /** The fraction of the words common to both files that have the same tag, or features. */
  public double accuracy(Rates tags) {
    return (double) tags.correct() / words.correct();
  }

  private record Counter(int gold, int given, List<WordAlignment.Pair> pairs) {
    Rates count(Function<UdWord, Object> content) {
      long correct =
          pairs.stream()
              .filter(pair -> content.apply(pair.gold()).equals(content.apply(pair.given())))
              .count();
      return new Rates(gold, given, (int) correct);
    }
  }

  private static void requireSameText(UdText right, UdText found) {
    int at = mismatch(right.characters(), found.characters());
    if (at >= 0) {
      throw new CorpusException(
          found.name(),
          "holds a different text from "
              + right.name()
              + ": it goes on with "
              + rest(found.characters(), at)
              + " where that has "
              + rest(right.characters(), at)
              + "; expected the same characters, blanks aside");
    }
  }

  private static int mismatch(String one, String other) {
    int length = Math.min(one.length(), other.length());
    for (int at = 0; at < length; at++) {
      if (one.charAt(at) != other.charAt(at)) {
        return at;
      }
    }
    return one.length() == other.length() ? -1 : length;
  }

  private static String rest(String text, int from) {
    return from == text.length()
        ? "its end"
        : OneLine.quote(text.substring(from, Math.min(text.length(), from + 20)));
  }
}
