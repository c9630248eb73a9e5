package dev.unfold.matrix.internal;

import dev.unfold.matrix.DType;
import java.util.stream.Stream;

/**
 * The recurrent cells of one implementation in one precision, called with {@code double}, as in {@link Loops}. Every row is
 * copied back, inputs included, so that a test sees whether they were written.
 */
record CellLoops(Loops loops) {
  private FloatKernels floats() {
    return loops.kernels().floats();
  }

  private DoubleKernels doubles() {
    return loops.kernels().doubles();
  }

  /** A cell on arrays of one precision, in the order of its rows. */
  private interface Cell<A> {
    void run(A[] y);
  }

  private void run(Cell<double[]> wide, Cell<float[]> narrow, Row... rows) {
    if (loops.dtype() == DType.FLOAT64) {
      wide.run(Stream.of(rows).map(Row::y).toArray(double[][]::new));
      return;
    }
    float[][] y = Stream.of(rows).map(row -> Loops.floats(row.y())).toArray(float[][]::new);
    narrow.run(y);
    for (int r = 0; r < rows.length; r++) {
      Loops.back(y[r], rows[r].y());
    }
  }

  private static int[] places(Row... rows) {
    return Stream.of(rows).mapToInt(Row::at).toArray();
  }

  /** Rows i f g o c₋ c tanh(c) h. */
  void lstm(int n, Row... rows) {
    int[] at = places(rows);
    run(
        y ->
            doubles()
                .lstm(
                    n, y[0], at[0], y[1], at[1], y[2], at[2], y[3], at[3], y[4], at[4], y[5], at[5],
                    y[6], at[6], y[7], at[7]),
        y ->
            floats()
                .lstm(
                    n, y[0], at[0], y[1], at[1], y[2], at[2], y[3], at[3], y[4], at[4], y[5], at[5],
                    y[6], at[6], y[7], at[7]),
        rows);
  }

  /** Rows i f g o c₋ tanh(c) dh dc di df dg do dc₋. */
  void lstmBackward(int n, Row... rows) {
    int[] at = places(rows);
    run(
        y ->
            doubles()
                .lstmBackward(
                    n, y[0], at[0], y[1], at[1], y[2], at[2], y[3], at[3], y[4], at[4], y[5], at[5],
                    y[6], at[6], y[7], at[7], y[8], at[8], y[9], at[9], y[10], at[10], y[11],
                    at[11], y[12], at[12]),
        y ->
            floats()
                .lstmBackward(
                    n, y[0], at[0], y[1], at[1], y[2], at[2], y[3], at[3], y[4], at[4], y[5], at[5],
                    y[6], at[6], y[7], at[7], y[8], at[8], y[9], at[9], y[10], at[10], y[11],
                    at[11], y[12], at[12]),
        rows);
  }

  /** Rows r z m n h₋ h. */
  void gru(int n, Row... rows) {
    int[] at = places(rows);
    run(
        y ->
            doubles()
                .gru(
                    n, y[0], at[0], y[1], at[1], y[2], at[2], y[3], at[3], y[4], at[4], y[5],
                    at[5]),
        y ->
            floats()
                .gru(
                    n, y[0], at[0], y[1], at[1], y[2], at[2], y[3], at[3], y[4], at[4], y[5],
                    at[5]),
        rows);
  }

  /** Rows r z m n h₋ dh dr dz dm dn dh₋. */
  void gruBackward(int n, Row... rows) {
    int[] at = places(rows);
    run(
        y ->
            doubles()
                .gruBackward(
                    n, y[0], at[0], y[1], at[1], y[2], at[2], y[3], at[3], y[4], at[4], y[5], at[5],
                    y[6], at[6], y[7], at[7], y[8], at[8], y[9], at[9], y[10], at[10]),
        y ->
            floats()
                .gruBackward(
                    n, y[0], at[0], y[1], at[1], y[2], at[2], y[3], at[3], y[4], at[4], y[5], at[5],
                    y[6], at[6], y[7], at[7], y[8], at[8], y[9], at[9], y[10], at[10]),
        rows);
  }

  @Override
  public String toString() {
    return loops.toString();
  }
}
