package dev.unfold.bench.vector;

import dev.unfold.bench.Competitor;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Fused multiply-adds, x = x·b + c, in the machine's widest vectors of {@code float}.
 *
 * <p>Sixteen independent chains: with two units that each start one multiply-add per cycle and need four cycles for it, eight
 * would be enough. Every x tends to 1, so that no infinite and no subnormal numbers occur.
 */
public final class RegisterFma implements Competitor {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int CHAINS = 16;
  private static final int ROUNDS = 20_000;

  private float sum;

  /** Called by {@link java.util.ServiceLoader}. */
  public RegisterFma() {}

  /** Runs about 10 million operations; a fused multiply-add counts as two. */
  @Override
  public long work() {
    sum += chains(FloatVector.broadcast(S, 0.5f), FloatVector.broadcast(S, 0.5f));
    return 2L * CHAINS * S.length() * ROUNDS;
  }

  /** The sum of all x so far. Its only use is that the compiler cannot drop the work. */
  public float sum() {
    return sum;
  }

  private static float chains(FloatVector b, FloatVector c) {
    FloatVector x0 = FloatVector.broadcast(S, 2);
    FloatVector x1 = FloatVector.broadcast(S, 3);
    FloatVector x2 = FloatVector.broadcast(S, 4);
    FloatVector x3 = FloatVector.broadcast(S, 5);
    FloatVector x4 = FloatVector.broadcast(S, 6);
    FloatVector x5 = FloatVector.broadcast(S, 7);
    FloatVector x6 = FloatVector.broadcast(S, 8);
    FloatVector x7 = FloatVector.broadcast(S, 9);
    FloatVector x8 = FloatVector.broadcast(S, 10);
    FloatVector x9 = FloatVector.broadcast(S, 11);
    FloatVector x10 = FloatVector.broadcast(S, 12);
    FloatVector x11 = FloatVector.broadcast(S, 13);
    FloatVector x12 = FloatVector.broadcast(S, 14);
    FloatVector x13 = FloatVector.broadcast(S, 15);
    FloatVector x14 = FloatVector.broadcast(S, 16);
    FloatVector x15 = FloatVector.broadcast(S, 17);
    for (int round = 0; round < ROUNDS; round++) {
      x0 = x0.fma(b, c);
      x1 = x1.fma(b, c);
      x2 = x2.fma(b, c);
      x3 = x3.fma(b, c);
      x4 = x4.fma(b, c);
      x5 = x5.fma(b, c);
      x6 = x6.fma(b, c);
      x7 = x7.fma(b, c);
      x8 = x8.fma(b, c);
      x9 = x9.fma(b, c);
      x10 = x10.fma(b, c);
      x11 = x11.fma(b, c);
      x12 = x12.fma(b, c);
      x13 = x13.fma(b, c);
      x14 = x14.fma(b, c);
      x15 = x15.fma(b, c);
    }
    return x0.add(x1).add(x2).add(x3).add(x4).add(x5).add(x6).add(x7).lane(0)
        + x8.add(x9).add(x10).add(x11).add(x12).add(x13).add(x14).add(x15).lane(0);
  }
}
