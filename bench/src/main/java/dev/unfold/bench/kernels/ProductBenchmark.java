package dev.unfold.bench.kernels;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Panels;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** C += A·B, with A: m×p, B: p×n: microseconds per product of 2·m·p·n operations. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class ProductBenchmark {
  @Param({"1x128x512", "32x128x512", "800x100x512", "512x512x512"})
  private String size;

  private Matrix a;
  private Matrix at;
  private Matrix b;
  private Matrix bt;
  private Panels packed;
  private Matrix c;

  /** Called by JMH. */
  public ProductBenchmark() {}

  /** Draws A and B. */
  @Setup
  public void draw() {
    String[] sizes = size.split("x");
    int m = Integer.parseInt(sizes[0]);
    int p = Integer.parseInt(sizes[1]);
    int n = Integer.parseInt(sizes[2]);
    RandomGenerator random = new Random(1234);
    a = Matrix.uniform(DType.FLOAT32, m, p, -1, 1, random);
    b = Matrix.uniform(DType.FLOAT32, p, n, -1, 1, random);
    at = a.transposed();
    bt = b.transposed();
    packed = Panels.of(b);
    c = Matrix.zeros(DType.FLOAT32, m, n);
  }

  /** A·B. */
  @Benchmark
  public Matrix plain() {
    return c.addProduct(a, b);
  }

  /** A·B, with B packed in advance. */
  @Benchmark
  public Matrix packed() {
    return c.addProduct(a, packed);
  }

  /** A·(Bᵀ)ᵀ. */
  @Benchmark
  public Matrix rightTransposed() {
    return c.addProductTransposed(a, bt);
  }

  /** (Aᵀ)ᵀ·B. */
  @Benchmark
  public Matrix leftTransposed() {
    return c.addTransposedProduct(at, b);
  }
}
