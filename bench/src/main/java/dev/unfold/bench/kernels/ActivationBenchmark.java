package dev.unfold.bench.kernels;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Element-wise operations on 32×128 numbers between −4 and 4: nanoseconds for all 4,096. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class ActivationBenchmark {
  private Matrix x;
  private Matrix y;

  /** Called by JMH. */
  public ActivationBenchmark() {}

  /** Draws x. */
  @Setup
  public void draw() {
    x = Matrix.uniform(DType.FLOAT32, 32, 128, -4, 4, new Random(1234));
    y = x.copy();
  }

  /** Only the copy, which all others start with. */
  @Benchmark
  public Matrix copy() {
    return y.assign(x);
  }

  /** σ(x). */
  @Benchmark
  public Matrix sigmoid() {
    return y.assign(x).sigmoid();
  }

  /** tanh x. */
  @Benchmark
  public Matrix tanh() {
    return y.assign(x).tanh();
  }

  /** e^x. */
  @Benchmark
  public Matrix exp() {
    return y.assign(x).exp();
  }
}
