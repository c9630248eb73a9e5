package dev.unfold.matrix.internal.vector;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** How wide the vectors of {@code float} are, and what is done with the lanes of one. {@link DoubleLanes} is its twin. */
final class FloatLanes {
  /** At most 256 bits: see the package. */
  static final VectorSpecies<Float> S =
      FloatVector.SPECIES_PREFERRED.length() > FloatVector.SPECIES_256.length()
          ? FloatVector.SPECIES_256
          : FloatVector.SPECIES_PREFERRED;

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

  /** A row's last vector, without the lanes that the whole vectors before it have done. */
  static FloatVector keepLast(FloatVector x, int p) {
    return x.reinterpretAsInts()
        .and(IntVector.fromArray(BITS, KEEP_LAST, p % V))
        .reinterpretAsFloats();
  }

  /** The sum of the lanes, in the same order however often it was called. */
  static float total(FloatVector x) {
    if (ORDERED) {
      return x.reduceLanes(VectorOperators.ADD);
    }
    if (V == 8) {
      float low = (x.lane(0) + x.lane(1)) + (x.lane(2) + x.lane(3));
      return low + ((x.lane(4) + x.lane(5)) + (x.lane(6) + x.lane(7)));
    }
    return V == 4 ? (x.lane(0) + x.lane(1)) + (x.lane(2) + x.lane(3)) : x.lane(0) + x.lane(1);
  }
}
