package dev.unfold.nn;

import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.ShapeException;
import java.util.stream.IntStream;

/** Checks the right tags that a loss is computed for; −1 stands for a token without one. */
final class Targets {
  private Targets() {}

  /** The tag of a token whose right tag is unknown. */
  static final int NONE = -1;

  /** The rows that have a right tag. */
  static int[] tagged(int[] y) {
    return IntStream.range(0, y.length).filter(r -> y[r] != NONE).toArray();
  }

  /** Checks that there is one tag for each row of the scores, from 0 to K − 1, or {@link #NONE}. */
  static void require(String where, Matrix scores, int[] y) {
    if (scores.rows() != y.length) {
      throw new ShapeException(
          where + ": scores are " + scores.shape() + ", expected " + y.length + " rows, one a tag");
    }
    for (int r = 0; r < y.length; r++) {
      if (y[r] < NONE || y[r] >= scores.columns()) {
        throw new ShapeException(
            where
                + ": the right tag of row "
                + r
                + " is "
                + y[r]
                + ", expected 0 to "
                + (scores.columns() - 1)
                + " (scores are "
                + scores.shape()
                + ")");
      }
    }
  }
}
