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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Log-softmax of 800 rows, as wide as the tags of a tagger or the words of a vocabulary: microseconds for all rows. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class SoftmaxBenchmark {
  @Param({"17", "1000"})
  private int columns;

  private Matrix x;
  private Matrix y;

  /** Called by JMH. */
  public SoftmaxBenchmark() {}

  /** Draws x. */
  @Setup
  public void draw() {
    x = Matrix.uniform(DType.FLOAT32, 800, columns, -4, 4, new Random(1234));
    y = x.copy();
  }

  /** Only the copy, which the other starts with. */
  @Benchmark
  public Matrix copy() {
    return y.assign(x);
  }

  /** s − log Σ e^s, row by row. */
  @Benchmark
  public Matrix logSoftmax() {
    return y.assign(x).logSoftmax();
  }
}
