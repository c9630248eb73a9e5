package dev.unfold.check;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.nn.Batch;
import dev.unfold.nn.Bidirectional;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Properties of every layer and model: sentences are independent of each other, and inputs are not changed.
 *
 * <p>The same sentences are run in different batches and orders; outputs, losses, input gradients and the sums of the
 * parameters' gradients must agree, to 1e-12 in {@code FLOAT64} and 1e-4 in {@code FLOAT32}.
 */
public final class Invariants {
  private Invariants() {}

  /** Checks the invariants of everything checkable; its sentences should have different lengths. */
  public static List<Comparison> run(Checkable checkable) {
    int[] all = checkable.sentences().all();
    int[] reversed = IntStream.range(0, all.length).map(s -> all.length - 1 - s).toArray();
    int[] none = {Sentences.EMPTY, Sentences.EMPTY};
    int[] amongEmpty = IntStream.concat(IntStream.of(none), IntStream.of(all)).toArray();
    int[][] each = Arrays.stream(all).mapToObj(s -> new int[] {s}).toArray(int[][]::new);
    Answer together = answer(checkable, all);
    List<Comparison> held = new ArrayList<>();
    held.add(same("a sentence alone or in a batch", checkable, together, answer(checkable, each)));
    held.add(same("the order of sentences", checkable, together, answer(checkable, reversed)));
    held.add(
        same(
            "sentences without tokens",
            checkable,
            together,
            answer(checkable, new int[0], none, amongEmpty)));
    held.add(new Comparison("inputs stay unchanged", together.changed(), allowed(together)));
    if (checkable instanceof CheckableLayer layer && layer.layer() instanceof Bidirectional both) {
      held.add(mirrored(layer, both, together));
    }
    return held;
  }

  /** The sum of the answers for several batches. */
  private static Answer answer(Checkable checkable, int[]... batches) {
    Gradients into = new Gradients();
    return Arrays.stream(batches)
        .map(chosen -> checkable.answer(chosen, into))
        .reduce(Answer::plus)
        .orElseThrow();
  }

  private static Comparison same(String what, Checkable checkable, Answer one, Answer other) {
    double allowed = allowed(one);
    Agreement agreement = Agreement.of(checkable, one, checkable, other, allowed);
    return new Comparison(what, agreement.difference(), allowed);
  }

  private static double allowed(Answer answer) {
    return answer.output().dtype() == DType.FLOAT64 ? 1e-12 : 1e-4;
  }

  /** Checks that no output changes when later tokens change. */
  public static Comparison causal(Checkable checkable) {
    double largest = 0;
    int[] all = checkable.sentences().all();
    int[][] rows = checkable.sentences().rows(all);
    for (int s : all) {
      Matrix output = answer(checkable, new int[] {s}).output();
      for (int t = 1; t < rows[s].length; t++) {
        Matrix later = checkable.x().rows(rows[s][t], rows[s][0] + rows[s].length);
        Matrix was = later.copy();
        later.scale(-2).shift(0.5);
        Matrix changed = answer(checkable, new int[] {s}).output();
        later.assign(was);
        int[] before = Arrays.copyOf(rows[s], t);
        largest =
            Math.max(largest, Comparison.difference(output.gather(before), changed.gather(before)));
      }
    }
    return new Comparison(
        "later tokens change nothing", largest, allowed(answer(checkable, new int[0])));
  }

  /** Swapped directions on mirrored sentences must give the mirrored output with its halves swapped. */
  private static Comparison mirrored(
      CheckableLayer checkable, Bidirectional both, Answer together) {
    int[][] rows = checkable.sentences().rows(checkable.sentences().all());
    int[] mirror = Arrays.stream(rows).flatMapToInt(Invariants::backwards).toArray();
    Batch empty = Batch.ofLengths();
    int toRight = both.toRight().forward(checkable.x().rows(0, 0), empty).output().columns();
    int toLeft = together.output().columns() - toRight;
    CheckableLayer swapped =
        new CheckableLayer(
            new Bidirectional(both.toLeft(), both.toRight()),
            checkable.x().gather(mirror),
            checkable.sentences(),
            swap(checkable.dOutput().gather(mirror), toRight),
            checkable.noise());
    Answer answer = swapped.answer();
    Answer mirrored =
        new Answer(
            swap(answer.output().gather(mirror), toLeft),
            answer.loss(),
            answer.dx().gather(mirror),
            answer.gradients());
    return same("swapped directions on mirrored sentences", checkable, together, mirrored);
  }

  private static IntStream backwards(int[] rows) {
    return IntStream.range(0, rows.length).map(t -> rows[rows.length - 1 - t]);
  }

  /** The columns from {@code middle} on, then those before it. */
  private static Matrix swap(Matrix matrix, int middle) {
    return matrix.columns(middle, matrix.columns()).beside(matrix.columns(0, middle));
  }
}
