package dev.unfold.nn;

import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.ShapeException;
import dev.unfold.matrix.Workspace;

/**
 * Which hidden state represents a whole sentence: the one after a recurrent layer has read all of it.
 *
 * <pre>{@code
 *   (1) s = [h_last h_first]        left-to-right columns of the last token, the others of the first
 * }</pre>
 *
 * <p>A sentence without tokens has the state zero, in which recurrent layers start.
 */
public enum SentenceState {
  /** The state at the last token, for a layer that reads from left to right. */
  LAST(2),
  /** The state at the first token, for a layer that reads from right to left. */
  FIRST(0),
  /** The first half of the columns at the last token, the second half at the first, for a bidirectional layer. */
  BOTH_ENDS(1);

  private final int halves;

  SentenceState(int halves) {
    this.halves = halves;
  }

  /** The number of columns that hold left-to-right states; they come first. */
  private int leftToRight(int width) {
    int columns = width * halves;
    if (columns % 2 != 0) {
      throw new ShapeException(
          "SentenceState." + this + ": states of width " + width + " do not split into two halves");
    }
    return columns / 2;
  }

  /** The sentences' states, B×H, in the sentences' own order, from all states h, N×H. */
  Matrix read(Matrix h, Batch batch) {
    int split = leftToRight(h.columns());
    Workspace workspace = batch.workspace();
    Matrix atLast = workspace.gather(workspace.columns(h, 0, split), lastRows(batch));
    Matrix right = workspace.columns(h, split, h.columns());
    return workspace.concat(atLast, workspace.gather(right, firstRows(batch))); // (1)
  }

  /** The loss gradient of all states, N×H, from that of the sentences' states, B×H. */
  Matrix backward(Matrix ds, Batch batch) {
    int split = leftToRight(ds.columns());
    Workspace workspace = batch.workspace();
    int end = ds.columns();
    Matrix atLast = workspace.zeros(ds.dtype(), batch.tokens(), split);
    Matrix atFirst = workspace.zeros(ds.dtype(), batch.tokens(), end - split);
    atLast.scatterAdd(1, lastRows(batch), workspace.columns(ds, 0, split));
    atFirst.scatterAdd(1, firstRows(batch), workspace.columns(ds, split, end));
    return workspace.concat(atLast, atFirst); // (1)  s = [h_last h_first]
  }

  private static int[] lastRows(Batch batch) {
    int[][] rows = batch.rows();
    int[] last = new int[rows.length];
    for (int s = 0; s < rows.length; s++) {
      last[s] = rows[s].length == 0 ? -1 : rows[s][rows[s].length - 1];
    }
    return last;
  }

  private static int[] firstRows(Batch batch) {
    int[][] rows = batch.rows();
    int[] first = new int[rows.length];
    for (int s = 0; s < rows.length; s++) {
      first[s] = rows[s].length == 0 ? -1 : rows[s][0];
    }
    return first;
  }
}
