package dev.unfold.nn;

import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.ShapeException;

/**
 * Tokens as rows of a table of cached values, as {@link TokenPart#compute} returns them.
 *
 * @param table V×S, or wider if it holds the values of several layers side by side
 * @param rows the row of each token, in packed order
 * @param from the first column of the table to read
 */
public record CachedTokens(Matrix table, int[] rows, int from) {
  /** Tokens that read their rows from the first column on. */
  public CachedTokens(Matrix table, int[] rows) {
    this(table, rows, 0);
  }

  /** The same tokens, reading {@code column} columns further right, where the values of another layer begin. */
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

  /**
   * Fills a matrix of n rows with the cached values of n consecutive tokens.
   *
   * @param some takes as many columns as it has
   * @param column the first of these columns
   * @param first the first of these tokens
   */
  void assignTo(Matrix some, int column, int first) {
    some.assignGathered(table, from + column, rows, first);
  }

  /** Checks that there is one row for each token of the batch. */
  void require(Batch batch) {
    if (rows.length != batch.tokens()) {
      throw new ShapeException(
          "TokenPart.output: found "
              + rows.length
              + " rows, expected one for each of "
              + batch.tokens()
              + " tokens");
    }
  }
}
