package dev.unfold.bench.taggers;

import dev.unfold.score.McNemar;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What one training gave.
 *
 * @param key names everything that the result depends on, see {@link TreebankRun#key}
 * @param seconds the duration of the training; NaN if it failed
 * @param tokens the number of tagged words of the test part
 * @param right for each of them whether it got the right tag
 */
record TreebankResult(String key, double seconds, int tokens, BitSet right) {
  /** The result of a training that failed. */
  static TreebankResult failed(String key) {
    return new TreebankResult(key, Double.NaN, 0, new BitSet());
  }

  boolean hasFailed() {
    return tokens == 0;
  }

  /** The fraction of the chosen words that are right. */
  double accuracy(BitSet chosen) {
    BitSet both = (BitSet) chosen.clone();
    both.and(right);
    return (double) both.cardinality() / chosen.cardinality();
  }

  /** The fraction of words that are right. */
  double accuracy() {
    return (double) right.cardinality() / tokens;
  }

  /** Compares two taggers on the same words. */
  McNemar against(TreebankResult other) {
    BitSet mine = (BitSet) right.clone();
    mine.andNot(other.right);
    BitSet theirs = (BitSet) other.right.clone();
    theirs.andNot(right);
    return new McNemar(mine.cardinality(), theirs.cardinality());
  }

  /** One line of text, without a line end. */
  String line() {
    String bits = HexFormat.of().formatHex(right.toByteArray());
    return key + "\t" + seconds + "\t" + tokens + "\t" + bits;
  }

  /** The result that {@link #line} gave; empty for a line that was not written whole. */
  static Optional<TreebankResult> of(String line) {
    String[] cells = line.split("\t", -1);
    try {
      BitSet right = BitSet.valueOf(HexFormat.of().parseHex(cells[3]));
      return Optional.of(
          new TreebankResult(
              cells[0], Double.parseDouble(cells[1]), Integer.parseInt(cells[2]), right));
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }
}
