package dev.unfold.matrix.internal.vector;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The width of vectors of {@code double}, and operations on the lanes of one. {@link FloatLanes} is its twin, kept by hand. */
final class DoubleLanes {
  /** At most 256 bits: the rows of the lab are short, and wider vectors make their dot products slower. */
  static final VectorSpecies<Double> S =
      DoubleVector.SPECIES_PREFERRED.length() > DoubleVector.SPECIES_256.length()
          ? DoubleVector.SPECIES_256
          : DoubleVector.SPECIES_PREFERRED;

  /** The number of lanes of a vector. */
  static final int V = S.length();

  /**
   * Whether {@code reduceLanes} adds in the same order before and after it is compiled. It does in JDK 17, but not in 25;
   * there {@link #total} adds lane by lane, which is slower.
   */
  static final boolean ORDERED = Runtime.version().feature() < 18;

  private static final VectorSpecies<Long> BITS = VectorSpecies.of(long.class, S.vectorShape());

  /** V lanes without bits, then V lanes of all bits: read from r on, a mask that keeps the last r lanes. */
  private static final long[] KEEP_LAST = new long[2 * V];

  static {
    Arrays.fill(KEEP_LAST, V, 2 * V, -1);
  }

  private DoubleLanes() {}

  /** The last lanes of x, 1 to V of them; the others, which overlap the previous vector, become zero. */
  static DoubleVector keepLast(DoubleVector x, int lanes) {
    return x.reinterpretAsLongs()
        .and(LongVector.fromArray(BITS, KEEP_LAST, lanes))
        .reinterpretAsDoubles();
  }

  /** The sum of the lanes, added in the same order at every call. */
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
