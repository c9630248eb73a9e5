package dev.unfold.check;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.nn.Batch;
import dev.unfold.nn.Layer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * What holds for every layer, whatever it computes: sentences do not feel each other.
 *
 * <p>The same sentences are run in several ways, in one batch and in others; outputs, input gradients and the sums of
 * the parameters' gradients must agree. The sentences are given as one matrix x, N×D, sentence by sentence, and their
 * lengths; differences are relative to the largest entry, or to 1e-3 if there is nothing but rounding.
 */
public final class LayerInvariants {
  private LayerInvariants() {}

  /**
   * One invariant's outcome.
   *
   * @param invariant what is claimed
   * @param difference the largest difference found, relative; NaN if something is not a number
   * @param allowed the largest one that rounding explains: 1e-12, in {@code FLOAT32} 1e-4
   */
  public record Result(String invariant, double difference, double allowed) {
    private static Result of(String invariant, double difference, Matrix x) {
      return new Result(invariant, difference, x.dtype() == DType.FLOAT64 ? 1e-12 : 1e-4);
    }

    /** Whether the difference is within what is allowed; never for NaN. */
    public boolean held() {
      return difference <= allowed;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "%s: difference %.1e, allowed %.0e", invariant, difference, allowed);
    }
  }

  /** Checks the invariants of every layer; there should be several lengths, not all the same. */
  public static List<Result> run(Layer layer, Matrix x, int[] lengths, RandomGenerator random) {
    int[][] sentences = sentences(lengths);
    int width = layer.forward(x.rows(0, 0), Batch.of(new int[0][])).output().columns();
    Matrix dOutput = Matrix.uniform(x.dtype(), x.rows(), width, -1, 1, random);
    Run together = Run.of(layer, x, dOutput, sentences);
    Run alone = Run.of(layer, x, dOutput, each(sentences));
    Run reordered = Run.of(layer, x, dOutput, reversed(sentences));
    Run withEmpty = Run.of(layer, x, dOutput, new int[0][], sentences);
    return List.of(
        Result.of("a sentence alone or in a batch", together.difference(alone, layer), x),
        Result.of("the order of sentences", together.difference(reordered, layer), x),
        Result.of("a batch without tokens", together.difference(withEmpty, layer), x),
        Result.of("x and dOutput are only read", together.changed, x));
  }

  /** For a layer that reads from left to right: what comes later changes nothing before it. */
  public static Result causal(Layer layer, Matrix x, int[] lengths) {
    double largest = 0;
    for (int[] sentence : sentences(lengths)) {
      Batch batch = Batch.of(new int[][] {sentence});
      Matrix output = layer.forward(x.gather(sentence), batch).output();
      for (int t = 1; t < sentence.length; t++) {
        Matrix other = x.gather(sentence);
        other.rows(t, sentence.length).scale(-2).shift(0.5);
        Matrix before = layer.forward(other, batch).output().rows(0, t);
        largest = Math.max(largest, difference(output.rows(0, t), before));
      }
    }
    return Result.of("the future changes nothing", largest, x);
  }

  /** The rows of x that each sentence has. */
  private static int[][] sentences(int[] lengths) {
    int[][] sentences = new int[lengths.length][];
    int first = 0;
    for (int s = 0; s < lengths.length; s++) {
      sentences[s] = IntStream.range(first, first + lengths[s]).toArray();
      first += lengths[s];
    }
    return sentences;
  }

  private static int[][][] each(int[][] sentences) {
    return Arrays.stream(sentences).map(s -> new int[][] {s}).toArray(int[][][]::new);
  }

  private static int[][] reversed(int[][] sentences) {
    List<int[]> list = Arrays.asList(sentences.clone());
    Collections.reverse(list);
    return list.toArray(int[][]::new);
  }

  /** One way to run the sentences, back in the order of x; {@code changed} says how much a call changed what it read. */
  private record Run(Matrix y, Matrix dx, Gradients gradients, double changed) {
    /** Runs batch by batch, forward and backward; each batch is a list of sentences, each sentence a list of rows. */
    static Run of(Layer layer, Matrix x, Matrix dOutput, int[][]... batches) {
      Matrix y = Matrix.zeros(x.dtype(), x.rows(), dOutput.columns());
      Matrix dx = Matrix.zeros(x.dtype(), x.rows(), x.columns());
      Gradients gradients = new Gradients();
      double changed = 0;
      for (int[][] sentences : batches) {
        Batch batch = Batch.of(sentences);
        int[] rows = batch.pack(sentences);
        Matrix someX = x.gather(rows);
        Matrix someDOutput = dOutput.gather(rows);
        Layer.Pass pass = layer.forward(someX, batch);
        y.scatterAdd(1, rows, pass.output());
        dx.scatterAdd(1, rows, pass.backward(someDOutput, gradients));
        changed = Math.max(changed, LayerInvariants.difference(someX, x.gather(rows)));
        changed = Math.max(changed, LayerInvariants.difference(someDOutput, dOutput.gather(rows)));
      }
      return new Run(y, dx, gradients, changed);
    }

    double difference(Run other, Layer layer) {
      double largest = LayerInvariants.difference(y, other.y);
      largest = Math.max(largest, LayerInvariants.difference(dx, other.dx));
      for (Parameter parameter : layer.parameters()) {
        Matrix ours = gradients.dense(parameter);
        Matrix theirs = other.gradients.dense(parameter);
        largest = Math.max(largest, LayerInvariants.difference(ours, theirs));
      }
      return largest;
    }
  }

  private static double difference(Matrix a, Matrix b) {
    double absolute = a.copy().addScaled(-1, b).maxAbs();
    return absolute / Math.max(1e-3, Math.max(a.maxAbs(), b.maxAbs()));
  }
}
