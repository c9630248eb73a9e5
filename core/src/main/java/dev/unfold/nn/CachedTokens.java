package dev.unfold.nn;

import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.ShapeException;

/**
 * Tokens of which is known what a {@link TokenPart} makes of each alone: rows of a table.
 *
 * @param table V×…
 * @param rows for each token, in packed order, which row is its own
 * @param from the first column that is meant
 */
public record CachedTokens(Matrix table, int[] rows, int from) {
  /** Tokens whose rows are meant from the first column on. */
  public CachedTokens(Matrix table, int[] rows) {
    this(table, rows, 0);
  }

  /** The same tokens, {@code column} columns further right: what another projection makes of them may stand there. */
  public CachedTokens from(int column) {
    return new CachedTokens(table, rows, from + column);
  }

  /** The same tokens in another order. */
  CachedTokens inOrder(int[] order) {
    int[] others = new int[order.length];
    for (int n = 0; n < order.length; n++) {
      others[n] = rows[order[n]];
    }
    return new CachedTokens(table, others, from);
  }

  /** Sets a matrix to what is known of as many tokens, from the first-th on: as many columns as it has, {@code column} and after. */
  void assignTo(Matrix some, int column, int first) {
    some.assignGathered(table, from + column, rows, first);
  }

  /** Refuses tokens that are not the batch's. */
  void require(Batch batch) {
    if (rows.length != batch.tokens()) {
      throw new ShapeException(
          "Projection.output: found "
              + rows.length
              + " rows, expected one for each of "
              + batch.tokens()
              + " tokens");
    }
  }
}
