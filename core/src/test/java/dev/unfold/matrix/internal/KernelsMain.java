package dev.unfold.matrix.internal;

import dev.unfold.matrix.DType;
import java.util.Arrays;
import java.util.Random;

/**
 * Run by {@link KernelsTest} in a JVM of its own: prints the kernels' name, then a hash of their results whenever it differs
 * from that of the previous call.
 */
final class KernelsMain {
  private KernelsMain() {}

  /** The number of calls is the argument. */
  public static void main(String[] arguments) {
    Kernels kernels = Kernels.active();
    System.out.println(kernels.name());
    int last = 0;
    for (int call = 0; call < Integer.parseInt(arguments[0]); call++) {
      int hash = 0;
      for (DType dtype : DType.values()) {
        hash = 31 * hash + hash(new Loops(kernels, dtype));
      }
      if (call == 0 || hash != last) {
        System.out.println(hash);
      }
      last = hash;
    }
  }

  private static int hash(Loops loops) {
    int m = 21;
    int n = 23;
    int p = 50;
    Random random = new Random(1);
    double[] x = new double[p * p];
    Arrays.setAll(x, i -> loops.round(random.nextGaussian()));
    double[] y = x.clone();
    Loops.Place a = new Loops.Place(x, 0, p);
    loops.product(m, n, p, a, 1, a, new Loops.Place(y, 0, p));
    loops.productTransposed(m, n, p, a, a, new Loops.Place(y, p * m, p));
    loops.addScaled(p * p, 0.3, x, 0, y, 0);
    loops.sigmoid(p * m, y, 0);
    loops.sigmoidBackward(p, y, 0, y, p);
    loops.exp(p, y, p * m);
    loops.tanh(p, y, p * (m + 1));
    loops.logSoftmax(p, y, p * (m + 2));
    return 31 * Arrays.hashCode(y) + EntryHashes.of(loops).hashCode();
  }
}
