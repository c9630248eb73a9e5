package dev.unfold.matrix.internal;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.unfold.matrix.DType;
import java.util.stream.Stream;

/**
 * The loops of one implementation in one precision, called with {@code double}, so that each test is written once. Arrays are
 * rounded first; the one that is written is copied back whole, including numbers that the loop must not touch.
 */
record Loops(Kernels kernels, DType dtype) {
  /** Plain Java, without and with fused multiply-adds. */
  static Stream<Loops> scalar() {
    return Stream.of(Kernels.plain(), KernelChoice.scalar()).flatMap(Loops::of);
  }

  private static Stream<Loops> of(Kernels kernels) {
    return Stream.of(DType.values()).map(dtype -> new Loops(kernels, dtype));
  }

  static Stream<Loops> vector() {
    assumeTrue(
        ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent(),
        "skipped: needs --add-modules jdk.incubator.vector");
    return of(KernelChoice.vector());
  }

  static Stream<Loops> all() {
    return Stream.concat(scalar(), vector());
  }

  /** Half the distance from 1 to the next number: the largest relative error of one rounding. */
  double unitRoundoff() {
    return dtype == DType.FLOAT64 ? 0x1p-53 : 0x1p-24;
  }

  /** The smallest normal number. */
  double smallestNormal() {
    return dtype == DType.FLOAT64 ? Double.MIN_NORMAL : Float.MIN_NORMAL;
  }

  double round(double value) {
    return dtype == DType.FLOAT64 ? value : (float) value;
  }

  /** The distance from a number of this precision to the next one. */
  double ulp(double value) {
    return dtype == DType.FLOAT64 ? Math.ulp(value) : Math.ulp((float) value);
  }

  void product(int m, int n, int p, Place a, int aStep, Place b, Place c) {
    if (dtype == DType.FLOAT64) {
      DoubleKernels loops = kernels.doubles();
      loops.product(m, n, p, a.y, a.at, a.row, aStep, b.y, b.at, b.row, c.y, c.at, c.row);
    } else {
      float[] y = floats(c.y);
      FloatKernels loops = kernels.floats();
      loops.product(
          m, n, p, floats(a.y), a.at, a.row, aStep, floats(b.y), b.at, b.row, y, c.at, c.row);
      back(y, c.y);
    }
  }

  int packedLength(int p, int n) {
    return dtype == DType.FLOAT64
        ? kernels.doubles().packedLength(p, n)
        : kernels.floats().packedLength(p, n);
  }

  /** Packs into {@code packed}, which begins at its place. */
  void pack(int p, int n, Place b, int bStep, Place packed) {
    if (dtype == DType.FLOAT64) {
      kernels.doubles().pack(p, n, b.y, b.at, b.row, bStep, packed.y, packed.at);
    } else {
      float[] y = floats(packed.y);
      kernels.floats().pack(p, n, floats(b.y), b.at, b.row, bStep, y, packed.at);
      back(y, packed.y);
    }
  }

  void productPacked(int m, int n, int p, Place a, int aStep, Place packed, Place c) {
    if (dtype == DType.FLOAT64) {
      DoubleKernels loops = kernels.doubles();
      loops.productPacked(m, n, p, a.y, a.at, a.row, aStep, packed.y, packed.at, c.y, c.at, c.row);
    } else {
      float[] y = floats(c.y);
      FloatKernels loops = kernels.floats();
      loops.productPacked(
          m, n, p, floats(a.y), a.at, a.row, aStep, floats(packed.y), packed.at, y, c.at, c.row);
      back(y, c.y);
    }
  }

  void productTransposed(int m, int n, int p, Place a, Place b, Place c) {
    if (dtype == DType.FLOAT64) {
      DoubleKernels loops = kernels.doubles();
      loops.productTransposed(m, n, p, a.y, a.at, a.row, b.y, b.at, b.row, c.y, c.at, c.row);
    } else {
      float[] y = floats(c.y);
      FloatKernels loops = kernels.floats();
      loops.productTransposed(
          m, n, p, floats(a.y), a.at, a.row, floats(b.y), b.at, b.row, y, c.at, c.row);
      back(y, c.y);
    }
  }

  void addScaled(int n, double alpha, double[] x, int x0, double[] y, int y0) {
    if (dtype == DType.FLOAT64) {
      kernels.doubles().addScaled(n, alpha, x, x0, y, y0);
    } else {
      float[] floats = floats(y);
      kernels.floats().addScaled(n, (float) alpha, floats(x), x0, floats, y0);
      back(floats, y);
    }
  }

  void sigmoid(int n, double[] x, int x0) {
    if (dtype == DType.FLOAT64) {
      kernels.doubles().sigmoid(n, x, x0);
    } else {
      float[] floats = floats(x);
      kernels.floats().sigmoid(n, floats, x0);
      back(floats, x);
    }
  }

  void sigmoidBackward(int n, double[] h, int h0, double[] dy, int dy0) {
    if (dtype == DType.FLOAT64) {
      kernels.doubles().sigmoidBackward(n, h, h0, dy, dy0);
    } else {
      float[] floats = floats(dy);
      kernels.floats().sigmoidBackward(n, floats(h), h0, floats, dy0);
      back(floats, dy);
    }
  }

  void exp(int n, double[] x, int x0) {
    if (dtype == DType.FLOAT64) {
      kernels.doubles().exp(n, x, x0);
    } else {
      float[] floats = floats(x);
      kernels.floats().exp(n, floats, x0);
      back(floats, x);
    }
  }

  void tanh(int n, double[] x, int x0) {
    if (dtype == DType.FLOAT64) {
      kernels.doubles().tanh(n, x, x0);
    } else {
      float[] floats = floats(x);
      kernels.floats().tanh(n, floats, x0);
      back(floats, x);
    }
  }

  void logSoftmax(int n, double[] x, int x0) {
    if (dtype == DType.FLOAT64) {
      kernels.doubles().logSoftmax(n, x, x0);
    } else {
      float[] floats = floats(x);
      kernels.floats().logSoftmax(n, floats, x0);
      back(floats, x);
    }
  }

  static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  static void back(float[] floats, double[] values) {
    for (int i = 0; i < floats.length; i++) {
      values[i] = floats[i];
    }
  }

  @Override
  public String toString() {
    return kernels.name() + " " + dtype;
  }

  /** A matrix in an array: it begins at {@code at}, its next row is {@code row} further. */
  record Place(double[] y, int at, int row) {}
}
