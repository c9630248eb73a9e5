package dev.unfold.matrix.internal.vector;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The width of vectors of {@code float}, and operations on the lanes of one. {@link DoubleLanes} is its twin, kept by hand. */
final class FloatLanes {
  /** The machine's widest. */
  static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

  /** The number of lanes of a vector. */
  static final int V = S.length();

  /**
   * Whether {@code reduceLanes} adds in the same order before and after it is compiled. It does in JDK 17, but not in 25;
   * there {@link #total} adds lane by lane, which is slower.
   */
  static final boolean ORDERED = Runtime.version().feature() < 18;

  private static final VectorSpecies<Integer> BITS = VectorSpecies.of(int.class, S.vectorShape());

  /** V lanes without bits, then V lanes of all bits: read from r on, a mask that keeps the last r lanes. */
  private static final int[] KEEP_LAST = new int[2 * V];

  static {
    Arrays.fill(KEEP_LAST, V, 2 * V, -1);
  }

  private FloatLanes() {}

  /** The last lanes of x, 1 to V of them; the others, which overlap the previous vector, become zero. */
  static FloatVector keepLast(FloatVector x, int lanes) {
    return x.reinterpretAsInts()
        .and(IntVector.fromArray(BITS, KEEP_LAST, lanes))
        .reinterpretAsFloats();
  }

  /** The sum of the lanes, added in the same order at every call. */
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
