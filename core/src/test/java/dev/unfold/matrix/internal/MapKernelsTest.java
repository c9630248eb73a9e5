package dev.unfold.matrix.internal;

import static dev.unfold.matrix.internal.Row.GUARD;

import dev.unfold.TestSeed;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The loops over a row of every implementation against plain loops, number by number; nothing outside the row changes. */
final class MapKernelsTest {
  private static final String ALL = "dev.unfold.matrix.internal.Loops#all";
  private static final int[] SIZES = {
    0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 50, 63, 64, 65, 100, 129
  };

  private final Random random = TestSeed.random();

  private Row random(Loops loops, int n, double guard) {
    return Row.random(loops, n, guard, random);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void addScaledMatchesItsFormula(Loops loops) {
    for (int n : SIZES) {
      double alpha = loops.round(random.nextGaussian());
      Row x = random(loops, n, Double.NaN);
      Row y = random(loops, n, GUARD);
      Row before = y.copy();
      loops.addScaled(n, alpha, x.y(), x.at(), y.y(), y.at());
      y.meets(
          k -> before.get(k) + alpha * x.get(k),
          k -> 4 * loops.unitRoundoff() * (Math.abs(before.get(k)) + Math.abs(alpha * x.get(k))),
          loops + " addScaled");
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void addScaledMayAddARowToItself(Loops loops) {
    for (int n : SIZES) {
      Row y = random(loops, n, GUARD);
      Row before = y.copy();
      loops.addScaled(n, -0.5, y.y(), y.at(), y.y(), y.at());
      y.near(k -> before.get(k) / 2, 0, loops + " addScaled to itself");
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void sigmoidMatchesItsFormula(Loops loops) {
    for (int n : SIZES) {
      Row x = random(loops, n, GUARD);
      Row before = x.copy();
      loops.sigmoid(n, x.y(), x.at());
      IntToDoubleFunction expected = k -> 1 / (1 + StrictMath.exp(-before.get(k)));
      x.near(expected, 8 * loops.unitRoundoff(), loops + " sigmoid");
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void sigmoidBackwardMatchesItsFormula(Loops loops) {
    for (int n : SIZES) {
      Row h = random(loops, n, Double.NaN);
      Row dy = random(loops, n, GUARD);
      Row before = dy.copy();
      loops.sigmoidBackward(n, h.y(), h.at(), dy.y(), dy.at());
      IntToDoubleFunction expected = k -> before.get(k) * h.get(k) * (1 - h.get(k));
      // 1 − h has an absolute error of u, however small it is.
      dy.meets(
          expected,
          k ->
              4
                  * loops.unitRoundoff()
                  * Math.abs(before.get(k) * h.get(k))
                  * (1 + Math.abs(h.get(k))),
          loops + " sigmoidBackward");
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void expMatchesItsFormula(Loops loops) {
    for (int n : SIZES) {
      Row x = random(loops, n, GUARD);
      Row before = x.copy();
      loops.exp(n, x.y(), x.at());
      x.near(k -> StrictMath.exp(before.get(k)), 8 * loops.unitRoundoff(), loops + " exp");
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void tanhMatchesItsFormula(Loops loops) {
    for (int n : SIZES) {
      Row x = random(loops, n, GUARD);
      Row before = x.copy();
      loops.tanh(n, x.y(), x.at());
      x.near(k -> StrictMath.tanh(before.get(k)), 8 * loops.unitRoundoff(), loops + " tanh");
    }
  }

  /** The sum of n exponentials has an error of at most n roundings, and so has its logarithm. */
  @ParameterizedTest
  @MethodSource(ALL)
  void logSoftmaxMatchesItsFormula(Loops loops) {
    for (int n : SIZES) {
      Row x = random(loops, n, GUARD);
      double far = loops.round(1000 * random.nextGaussian());
      for (int k = 0; k < n; k++) {
        x.y()[x.at() + k] = loops.round(x.get(k) + far);
      }
      Row before = x.copy();
      double largest = IntStream.range(0, n).mapToDouble(before::get).max().orElse(0);
      double sum =
          IntStream.range(0, n).mapToDouble(k -> StrictMath.exp(before.get(k) - largest)).sum();
      loops.logSoftmax(n, x.y(), x.at());
      x.meets(
          k -> before.get(k) - largest - StrictMath.log(sum),
          k -> (n + 16 + largest - before.get(k)) * loops.unitRoundoff() * 2,
          loops + " logSoftmax");
    }
  }
}
