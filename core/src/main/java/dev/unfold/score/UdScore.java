package dev.unfold.score;

import dev.unfold.corpus.CorpusException;
import dev.unfold.corpus.Lines;
import dev.unfold.file.OneLine;
import java.util.List;
import java.util.function.Function;

/**
 * Two CoNLL-U files compared as the script of the CoNLL 2018 shared task does: the same text, which may be cut into words
 * in different ways.
 *
 * <p>{@code given} is right where {@code gold} has the same word with the same content. Of the features only the universal
 * ones count, in any order. Comments and empty nodes don't count.
 *
 * @param words the words themselves
 * @param upos their universal tags
 * @param xpos the treebank's own tags
 * @param features their universal features
 */
public record UdScore(Rates words, Rates upos, Rates xpos, Rates features) {
  /**
   * Reads and compares two files, and closes them.
   *
   * @throws CorpusException if one can't be read, or they don't hold the same text
   */
  public static UdScore of(Lines gold, Lines given) {
    UdText right = UdText.read(gold);
    UdText found = UdText.read(given);
    requireSameText(right, found);
    List<WordAlignment.Pair> pairs = WordAlignment.of(right.words(), found.words());
    Counter counter = new Counter(right.words().size(), found.words().size(), pairs);
    return new UdScore(
        counter.count(word -> ""),
        counter.count(UdWord::upos),
        counter.count(UdWord::xpos),
        counter.count(UdWord::features));
  }

  /** Whether both files cut the text into the same words. */
  public boolean sameWords() {
    return words.correct() == words.gold() && words.correct() == words.given();
  }

  /** Part of the words of both files that have the same universal tag. */
  public double accuracy(Rates tags) {
    return (double) tags.correct() / words.correct();
  }

  private record Counter(int gold, int given, List<WordAlignment.Pair> pairs) {
    Rates count(Function<UdWord, String> content) {
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
          "holds another text than "
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
