package dev.unfold.matrix.internal.vector;

import static dev.unfold.matrix.internal.vector.DoubleLanes.S;
import static dev.unfold.matrix.internal.vector.DoubleLanes.V;
import static dev.unfold.matrix.internal.vector.DoubleLanes.keepLast;
import static dev.unfold.matrix.internal.vector.DoubleLanes.total;

import dev.unfold.matrix.internal.DoubleKernels;
import dev.unfold.matrix.internal.ScalarDoubleKernels;
import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;

/**
 * The loops over {@code double} with the Vector API; {@link VectorFloatKernels} is its twin. Rows shorter than a vector go to
 * the scalar loops, or are filled up to one where that would give other bits.
 */
final class VectorDoubleKernels implements DoubleKernels {
  private final DoubleKernels scalar = new ScalarDoubleKernels();

  @Override
  public void product(
      int m,
      int n,
      int p,
      double[] a,
      int a0,
      int aRow,
      int aStep,
      double[] b,
      int b0,
      int bRow,
      double[] c,
      int c0,
      int cRow) {
    if (n < V) {
      scalar.product(m, n, p, a, a0, aRow, aStep, b, b0, bRow, c, c0, cRow);
    } else {
      DoubleProduct.add(m, n, p, a, a0, aRow, aStep, b, b0, bRow, c, c0, cRow);
    }
  }

  @Override
  public void productTransposed(
      int m,
      int n,
      int p,
      double[] a,
      int a0,
      int aRow,
      double[] b,
      int b0,
      int bRow,
      double[] c,
      int c0,
      int cRow) {
    if (p < V) {
      scalar.productTransposed(m, n, p, a, a0, aRow, b, b0, bRow, c, c0, cRow);
    } else {
      DoubleDots.add(m, n, p, a, a0, aRow, b, b0, bRow, c, c0, cRow);
    }
  }

  @Override
  public void addScaled(int n, double alpha, double[] x, int x0, double[] y, int y0) {
    if (n < V) {
      scalar.addScaled(n, alpha, x, x0, y, y0);
      return;
    }
    int last = n - V;
    DoubleVector factor = DoubleVector.broadcast(S, alpha);
    DoubleVector tail =
        factor.fma(
            DoubleVector.fromArray(S, x, x0 + last), DoubleVector.fromArray(S, y, y0 + last));
    for (int k = 0; k < last; k += V) {
      factor
          .fma(DoubleVector.fromArray(S, x, x0 + k), DoubleVector.fromArray(S, y, y0 + k))
          .intoArray(y, y0 + k);
    }
    tail.intoArray(y, y0 + last);
  }

  @Override
  public void sigmoid(int n, double[] x, int x0) {
    if (n < V) {
      double[] padded = Arrays.copyOf(Arrays.copyOfRange(x, x0, x0 + n), V);
      sigmoid(V, padded, 0);
      System.arraycopy(padded, 0, x, x0, n);
      return;
    }
    int last = x0 + n - V;
    DoubleVector tail = DoubleVector.fromArray(S, x, last);
    for (int k = x0; k < last; k += V) {
      DoubleExponential.sigmoid(DoubleVector.fromArray(S, x, k)).intoArray(x, k);
    }
    DoubleExponential.sigmoid(tail).intoArray(x, last);
  }

  @Override
  public void sigmoidBackward(int n, double[] y, int y0, double[] dy, int dy0) {
    if (n < V) {
      scalar.sigmoidBackward(n, y, y0, dy, dy0);
      return;
    }
    int last = n - V;
    DoubleVector tail = sigmoidBackward(y, y0 + last, dy, dy0 + last);
    for (int k = 0; k < last; k += V) {
      sigmoidBackward(y, y0 + k, dy, dy0 + k).intoArray(dy, dy0 + k);
    }
    tail.intoArray(dy, dy0 + last);
  }

  private static DoubleVector sigmoidBackward(double[] y, int y0, double[] dy, int dy0) {
    DoubleVector h = DoubleVector.fromArray(S, y, y0);
    return DoubleVector.fromArray(S, dy, dy0).mul(h).mul(DoubleVector.broadcast(S, 1).sub(h));
  }

  @Override
  public void exp(int n, double[] x, int x0) {
    if (n < V) {
      double[] padded = Arrays.copyOf(Arrays.copyOfRange(x, x0, x0 + n), V);
      exp(V, padded, 0);
      System.arraycopy(padded, 0, x, x0, n);
      return;
    }
    int last = x0 + n - V;
    DoubleVector tail = DoubleVector.fromArray(S, x, last);
    for (int k = x0; k < last; k += V) {
      DoubleExponential.exp(DoubleVector.fromArray(S, x, k)).intoArray(x, k);
    }
    DoubleExponential.exp(tail).intoArray(x, last);
  }

  @Override
  public void logSoftmax(int n, double[] x, int x0) {
    if (n < V) {
      scalar.logSoftmax(n, x, x0);
      return;
    }
    int last = x0 + n - V;
    DoubleVector largest = DoubleVector.fromArray(S, x, last);
    for (int k = x0; k < last; k += V) {
      largest = largest.max(DoubleVector.fromArray(S, x, k));
    }
    double max = largest.reduceLanes(VectorOperators.MAX);
    DoubleVector sum = DoubleVector.zero(S);
    int k = x0;
    for (; k <= last; k += V) {
      sum = sum.add(DoubleExponential.exp(DoubleVector.fromArray(S, x, k).sub(max)));
    }
    if (k < x0 + n) {
      sum =
          sum.add(keepLast(DoubleExponential.exp(DoubleVector.fromArray(S, x, last).sub(max)), n));
    }
    double logSum = Math.log(total(sum));
    DoubleVector tail = DoubleVector.fromArray(S, x, last).sub(max).sub(logSum);
    for (k = x0; k < last; k += V) {
      DoubleVector.fromArray(S, x, k).sub(max).sub(logSum).intoArray(x, k);
    }
    tail.intoArray(x, last);
  }
}
