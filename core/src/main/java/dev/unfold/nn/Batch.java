package dev.unfold.nn;

import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.ShapeException;
import dev.unfold.matrix.Workspace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * How the sentences of a batch are packed: token by token, longest sentence first, time-major, without padding.
 *
 * <p>Step t holds one row for each sentence that has more than t tokens: the rows {@code start(t)} (inclusive) to
 * {@code end(t)} (exclusive) of every N×… matrix. Since the longest come first, the sentences of step t are the first
 * ones of step t−1, in the same order. {@link #pack} and {@link #unpack} go from the sentences' order to the packed
 * one and back.
 *
 * <pre>{@code
 *   sentences   a b c | d | e f        packed   a e d | b f | c      starts  0 3 5 6
 * }</pre>
 */
public final class Batch {
  /** The most rows of a block of more than one step. */
  private static final int BLOCK = 512;

  private final int[] order;
  private final int[] lengths;
  private final int[] starts;

  private final Optional<RandomGenerator> noise;
  private final Workspace workspace;

  private Batch(
      int[] order,
      int[] lengths,
      int[] starts,
      Optional<RandomGenerator> noise,
      Workspace workspace) {
    this.order = order;
    this.lengths = lengths;
    this.starts = starts;
    this.noise = noise;
    this.workspace = workspace;
  }

  /** The packing of these sentences, each an array with one entry a token. Sentences of equal length keep their order. */
  public static Batch of(int[][] sentences) {
    int[] lengths = new int[sentences.length];
    for (int s = 0; s < lengths.length; s++) {
      lengths[s] = sentences[s].length;
    }
    return packed(lengths);
  }

  /** The packing of sentences of which only the lengths are known, in tokens; without arguments, the empty batch. */
  public static Batch ofLengths(int... lengths) {
    return packed(lengths.clone());
  }

  private static Batch packed(int[] lengths) {
    int steps = 0;
    for (int length : lengths) {
      steps = Math.max(steps, length);
    }
    int[] starts = new int[steps + 1];
    for (int length : lengths) {
      for (int t = 0; t < length; t++) {
        starts[t + 1]++;
      }
    }
    for (int t = 0; t < steps; t++) {
      starts[t + 1] += starts[t];
    }
    return new Batch(longestFirst(lengths), lengths, starts, Optional.empty(), Workspace.none());
  }

  private static int[] longestFirst(int[] lengths) {
    if (lengths.length == 1) {
      return new int[1];
    }
    return IntStream.range(0, lengths.length)
        .boxed()
        .sorted(Comparator.comparingInt(s -> -lengths[s]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** The same packing for training: layers that add noise, such as dropout, draw it from {@code noise}. */
  public Batch withNoise(RandomGenerator noise) {
    return new Batch(order, lengths, starts, Optional.of(noise), workspace);
  }

  /** The same packing, computed in a workspace, which owns the matrices that layers return and may reuse them. */
  public Batch in(Workspace other) {
    return new Batch(order, lengths, starts, noise, other);
  }

  /** The workspace that layers take their matrices from. */
  public Workspace workspace() {
    return workspace;
  }

  /** The source of noise in training; empty in inference. */
  public Optional<RandomGenerator> noise() {
    return noise;
  }

  /** B, the number of sentences. */
  public int sentences() {
    return order.length;
  }

  /** T, the number of steps: the length of the longest sentence. */
  public int steps() {
    return starts.length - 1;
  }

  /** N, the number of tokens. */
  public int tokens() {
    return starts[starts.length - 1];
  }

  /** The first row of step t. */
  public int start(int t) {
    return starts[t];
  }

  /** The last row of step t, exclusive. */
  public int end(int t) {
    return starts[t + 1];
  }

  /** The number of rows of step t: of sentences with more than t tokens. */
  public int width(int t) {
    return starts[t + 1] - starts[t];
  }

  /** A view of the rows of step t of an N×… matrix. */
  public Matrix at(Matrix matrix, int t) {
    return matrix.rows(start(t), end(t));
  }

  /**
   * Consecutive steps of a batch, few enough that the products over their tokens fit a core's caches.
   *
   * @param from the first step
   * @param to the last step, exclusive
   * @param start the first row
   * @param end the last row, exclusive
   */
  public record Block(int from, int to, int start, int end) {
    /** A view of the rows of these steps of an N×… matrix. */
    public Matrix of(Matrix matrix) {
      return matrix.rows(start, end);
    }
  }

  /**
   * All steps, in blocks of about 500 rows, so that the results for a block are still in the caches when its steps read
   * them, however long the sentences are.
   */
  public List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    for (int from = 0, to; from < steps(); from = to) {
      for (to = from + 1; to < steps() && end(to) - start(from) <= BLOCK; ) {
        to++;
      }
      blocks.add(new Block(from, to, start(from), end(to - 1)));
    }
    return blocks;
  }

  /** {@link #blocks}, the last one first. */
  public List<Block> blocksFromTheEnd() {
    List<Block> blocks = blocks();
    Collections.reverse(blocks);
    return blocks;
  }

  /**
   * The batch of some steps: the rows {@code start(from)} to {@code start(to)} of this one. Its sentences are the parts
   * within those steps of the sentences that reach step {@code from}, in packed order.
   *
   * @param from the first step
   * @param to the last step, exclusive
   * @throws ShapeException if the batch does not have these steps
   */
  public Batch steps(int from, int to) {
    if (from < 0 || to < from || to > steps()) {
      throw new ShapeException(
          "Batch.steps: steps " + from + " to " + to + " of a batch of " + steps() + " steps");
    }
    int[] someLengths = new int[from == to ? 0 : width(from)];
    for (int b = 0; b < someLengths.length; b++) {
      someLengths[b] = Math.min(lengths[order[b]], to) - from;
    }
    int[] someStarts = Arrays.copyOfRange(starts, from, to + 1);
    for (int t = to - from; t >= 0; t--) {
      someStarts[t] -= someStarts[0];
    }
    int[] inOrder = IntStream.range(0, someLengths.length).toArray();
    return new Batch(inOrder, someLengths, someStarts, noise, workspace);
  }

  /**
   * One number a token, from the sentences' order to the packed one.
   *
   * @throws ShapeException if the sentences don't have this batch's number and lengths
   */
  public int[] pack(int[][] sentences) {
    requireLengths(sentences);
    if (sentences.length == 1) {
      return sentences[0].clone();
    }
    int[] packed = new int[tokens()];
    for (int b = 0; b < order.length; b++) {
      int[] sentence = sentences[order[b]];
      for (int t = 0; t < sentence.length; t++) {
        packed[starts[t] + b] = sentence[t];
      }
    }
    return packed;
  }

  private void requireLengths(int[][] sentences) {
    if (sentences.length != lengths.length) {
      throw new ShapeException(
          "Batch.pack: found " + sentences.length + " sentences, expected " + lengths.length);
    }
    for (int s = 0; s < lengths.length; s++) {
      if (sentences[s].length != lengths[s]) {
        throw new ShapeException(
            "Batch.pack: sentence "
                + s
                + " has "
                + sentences[s].length
                + " tokens, expected "
                + lengths[s]);
      }
    }
  }

  /**
   * One number a token, from the packed order back to the sentences.
   *
   * @throws ShapeException if there isn't one number for each token
   */
  public int[][] unpack(int[] packed) {
    if (packed.length != tokens()) {
      throw new ShapeException(
          "Batch.unpack: found " + packed.length + " numbers, expected " + tokens());
    }
    int[][] sentences = new int[order.length][];
    for (int b = 0; b < order.length; b++) {
      int[] sentence = new int[lengths[order[b]]];
      for (int t = 0; t < sentence.length; t++) {
        sentence[t] = packed[starts[t] + b];
      }
      sentences[order[b]] = sentence;
    }
    return sentences;
  }

  /** The rows of each sentence's tokens, in the sentences' order. */
  public int[][] rows() {
    return unpack(IntStream.range(0, tokens()).toArray());
  }

  /** For each row, the row of the same sentence at the previous step; −1 at a sentence's first token. */
  public int[] previous() {
    int[] previous = new int[tokens()];
    for (int t = 0; t < steps(); t++) {
      for (int b = 0; b < width(t); b++) {
        previous[starts[t] + b] = t == 0 ? -1 : starts[t - 1] + b;
      }
    }
    return previous;
  }

  /** For each row, the row of the same sentence at the next step; −1 at a sentence's last token. */
  public int[] next() {
    int[] next = new int[tokens()];
    Arrays.fill(next, -1);
    int[] previous = previous();
    for (int row = 0; row < previous.length; row++) {
      if (previous[row] >= 0) {
        next[previous[row]] = row;
      }
    }
    return next;
  }

  /** For each row, the row that takes its place when its sentence is reversed. Reversing twice restores the order. */
  public int[] reversal() {
    int[] reversal = new int[tokens()];
    for (int t = 0; t < steps(); t++) {
      for (int b = 0; b < width(t); b++) {
        reversal[starts[t] + b] = starts[lengths[order[b]] - 1 - t] + b;
      }
    }
    return reversal;
  }
}
