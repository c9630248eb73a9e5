package dev.unfold.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Aligns the words of two files that hold the same text, possibly split in different ways.
 *
 * <p>A word by itself is the word at the same place. Where one of the files has a multiword token, that token with all
 * others that overlap it is a stretch of text, and the words of both files in it are paired by the longest common
 * subsequence of their forms, letters' case aside. Beside a
 * multiword token where the cuts disagree the script lets a word too many into the stretch, and so does this. Source: what the CoNLL 2018 shared task says of its evaluation,
 * https://universaldependencies.org/conll18/evaluation.html.
 */
final class WordAlignment {
  private final List<UdWord> gold;
  private final List<UdWord> given;
  private final List<Pair> pairs = new ArrayList<>();

  /** The places of two words that are the same. */
  record Pair(UdWord gold, UdWord given) {}

  private WordAlignment(List<UdWord> gold, List<UdWord> given) {
    this.gold = gold;
    this.given = given;
  }

  /** The words that both have, in order. */
  static List<Pair> of(List<UdWord> gold, List<UdWord> given) {
    WordAlignment alignment = new WordAlignment(gold, given);
    alignment.align();
    return alignment.pairs;
  }

  private void align() {
    int g = 0;
    int s = 0;
    while (g < gold.size() && s < given.size()) {
      UdWord right = gold.get(g);
      UdWord found = given.get(s);
      if (right.multiword() || found.multiword()) {
        Stretch stretch = stretch(g, s);
        pair(stretch);
        g = stretch.goldTo;
        s = stretch.givenTo;
      } else if (right.from() == found.from() && right.to() == found.to()) {
        pairs.add(new Pair(right, found));
        g++;
        s++;
      } else if (right.from() <= found.from()) {
        g++;
      } else {
        s++;
      }
    }
  }

  /** Words of both files that lie in one stretch of text. */
  private record Stretch(int goldFrom, int goldTo, int givenFrom, int givenTo) {}

  /** The stretch that begins with a multiword token at one of these words: as long as such a token reaches out of it, it grows. */
  private Stretch stretch(int goldFrom, int givenFrom) {
    UdWord right = gold.get(goldFrom);
    UdWord found = given.get(givenFrom);
    int g = goldFrom;
    int s = givenFrom;
    int end = right.multiword() ? right.to() : found.to();
    if (right.multiword() && !found.multiword() && found.from() < right.from()) {
      s++;
    } else if (!right.multiword() && right.from() < found.from()) {
      g++;
    }
    int goldStart = g;
    int givenStart = s;
    while (reaches(gold, g, end) || reaches(given, s, end)) {
      boolean mine =
          s >= given.size() || g < gold.size() && gold.get(g).from() <= given.get(s).from();
      UdWord word = mine ? gold.get(g++) : given.get(s++);
      end = word.multiword() ? Math.max(end, word.to()) : end;
    }
    return new Stretch(goldStart, g, givenStart, s);
  }

  /** Whether the word at that place belongs to the text before {@code end}: a word by itself whole, a multiword token with its beginning. */
  private static boolean reaches(List<UdWord> words, int at, int end) {
    if (at >= words.size()) {
      return false;
    }
    UdWord word = words.get(at);
    return word.multiword() ? word.from() < end : word.to() <= end;
  }

  private void pair(Stretch in) {
    int[][] common = common(in);
    int g = in.goldFrom;
    int s = in.givenFrom;
    while (g < in.goldTo && s < in.givenTo) {
      int rest = common[g - in.goldFrom][s - in.givenFrom];
      if (same(g, s)) {
        pairs.add(new Pair(gold.get(g++), given.get(s++)));
      } else if (rest == common[g - in.goldFrom + 1][s - in.givenFrom]) {
        g++;
      } else {
        s++;
      }
    }
  }

  /** Length of the longest common subsequence of what is left from each pair of places. */
  private int[][] common(Stretch in) {
    int rows = in.goldTo - in.goldFrom;
    int columns = in.givenTo - in.givenFrom;
    int[][] length = new int[rows + 1][columns + 1];
    for (int g = rows - 1; g >= 0; g--) {
      for (int s = columns - 1; s >= 0; s--) {
        int without = Math.max(length[g + 1][s], length[g][s + 1]);
        boolean same = same(in.goldFrom + g, in.givenFrom + s);
        length[g][s] = same ? Math.max(without, 1 + length[g + 1][s + 1]) : without;
      }
    }
    return length;
  }

  private boolean same(int g, int s) {
    return lower(gold.get(g)).equals(lower(given.get(s)));
  }

  private static String lower(UdWord word) {
    return word.form().toLowerCase(Locale.ROOT);
  }
}
