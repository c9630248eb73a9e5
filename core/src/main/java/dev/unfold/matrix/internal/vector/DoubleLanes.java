package dev.unfold.matrix.internal.vector;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** How wide the vectors of {@code double} are, and what is done with the lanes of one. {@link FloatLanes} is its twin. */
final class DoubleLanes {
  /** At most 256 bits: the lab's rows are short, and wider dot products of such rows take longer. */
  static final VectorSpecies<Double> S =
      DoubleVector.SPECIES_PREFERRED.length() > DoubleVector.SPECIES_256.length()
          ? DoubleVector.SPECIES_256
          : DoubleVector.SPECIES_PREFERRED;

  /** Lanes of a vector. */
  static final int V = S.length();

  /**
   * Whether {@code reduceLanes} adds in the same order before and after it is compiled. It does in JDK 17, not in 25, where
   * the lanes are added one by one; that is slower, and only pays in tiles of one row.
   */
  static final boolean ORDERED = Runtime.version().feature() < 18;

  private static final VectorSpecies<Long> BITS = VectorSpecies.of(long.class, S.vectorShape());

  /** V lanes of no bits, then V lanes of all bits: read at r, a mask that keeps the last r lanes. */
  private static final long[] KEEP_LAST = new long[2 * V];

  static {
    Arrays.fill(KEEP_LAST, V, 2 * V, -1);
  }

  private DoubleLanes() {}

  /** Of a row's last vector so many lanes at its end, 1 to V: zero in place of those that the vector before it has done. */
  static DoubleVector keepLast(DoubleVector x, int lanes) {
    return x.reinterpretAsLongs()
        .and(LongVector.fromArray(BITS, KEEP_LAST, lanes))
        .reinterpretAsDoubles();
  }

  /** The sum of the lanes, in the same order however often it was called. */
  static double total(DoubleVector x) {
    if (ORDERED) {
      return x.reduceLanes(VectorOperators.ADD);
    }
    if (V == 8) {
      double low = (x.lane(0) + x.lane(1)) + (x.lane(2) + x.lane(3));
      return low + ((x.lane(4) + x.lane(5)) + (x.lane(6) + x.lane(7)));
    }
    if (V == 4) {
      return (x.lane(0) + x.lane(1)) + (x.lane(2) + x.lane(3));
    }
    return V == 2 ? x.lane(0) + x.lane(1) : x.lane(0);
  }
}
