package dev.unfold.matrix.internal.vector;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** How wide the vectors of {@code float} are, and what is done with the lanes of one. {@link DoubleLanes} is its twin. */
final class FloatLanes {
  /** As wide as this machine has them. */
  static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

  /** Lanes of a vector. */
  static final int V = S.length();

  /**
   * Whether {@code reduceLanes} adds in the same order before and after it is compiled. It does in JDK 17, not in 25, where
   * the lanes are added one by one; that is slower, and only pays in tiles of one row.
   */
  static final boolean ORDERED = Runtime.version().feature() < 18;

  private static final VectorSpecies<Integer> BITS = VectorSpecies.of(int.class, S.vectorShape());

  /** V lanes of no bits, then V lanes of all bits: read at r, a mask that keeps the last r lanes. */
  private static final int[] KEEP_LAST = new int[2 * V];

  static {
    Arrays.fill(KEEP_LAST, V, 2 * V, -1);
  }

  private FloatLanes() {}

  /** Of a row's last vector so many lanes at its end, 1 to V: zero in place of those that the vector before it has done. */
  static FloatVector keepLast(FloatVector x, int lanes) {
    return x.reinterpretAsInts()
        .and(IntVector.fromArray(BITS, KEEP_LAST, lanes))
        .reinterpretAsFloats();
  }

  /** The sum of the lanes, in the same order however often it was called. */
  static float total(FloatVector x) {
    if (ORDERED) {
      return x.reduceLanes(VectorOperators.ADD);
    }
    float sum = four(x, 0);
    for (int lane = 4; lane < V; lane += 4) {
      sum += four(x, lane);
    }
    return sum;
  }

  private static float four(FloatVector x, int lane) {
    return (x.lane(lane) + x.lane(lane + 1)) + (x.lane(lane + 2) + x.lane(lane + 3));
  }
}
