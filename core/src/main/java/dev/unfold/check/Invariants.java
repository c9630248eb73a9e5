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
 * What holds whatever is computed: sentences do not feel each other, and nothing that is read is changed.
 *
 * <p>The same sentences are run in several ways, in one batch and in others; outputs, losses, input gradients and the
 * sums of the parameters' gradients must agree, to 1e-12 in {@code FLOAT64} and 1e-4 in {@code FLOAT32}.
 */
public final class Invariants {
  private Invariants() {}

  /** The invariants of everything; there should be several lengths, not all the same. */
  public static List<Comparison> run(Checkable subject) {
    int[] all = subject.sentences().all();
    int[] reversed = IntStream.range(0, all.length).map(s -> all.length - 1 - s).toArray();
    int[] none = {Sentences.EMPTY, Sentences.EMPTY};
    int[] amongEmpty = IntStream.concat(IntStream.of(none), IntStream.of(all)).toArray();
    int[][] each = Arrays.stream(all).mapToObj(s -> new int[] {s}).toArray(int[][]::new);
    Answer together = answer(subject, all);
    List<Comparison> held = new ArrayList<>();
    held.add(same("a sentence alone or in a batch", subject, together, answer(subject, each)));
    held.add(same("the order of sentences", subject, together, answer(subject, reversed)));
    held.add(same("no tokens", subject, together, answer(subject, new int[0], none, amongEmpty)));
    held.add(new Comparison("what is read stays as it is", together.changed(), allowed(together)));
    if (subject instanceof CheckableLayer layer && layer.layer() instanceof Bidirectional both) {
      held.add(mirrored(layer, both, together));
    }
    return held;
  }

  /** Runs batch by batch. */
  private static Answer answer(Checkable subject, int[]... batches) {
    Gradients into = new Gradients();
    return Arrays.stream(batches)
        .map(chosen -> subject.answer(chosen, into))
        .reduce(Answer::plus)
        .orElseThrow();
  }

  private static Comparison same(String what, Checkable subject, Answer one, Answer other) {
    double allowed = allowed(one);
    Agreement agreement = Agreement.of(subject, one, subject, other, allowed);
    return new Comparison(what, agreement.difference(), allowed);
  }

  private static double allowed(Answer answer) {
    return answer.output().dtype() == DType.FLOAT64 ? 1e-12 : 1e-4;
  }

  /** Where the input is read from left to right: what comes later changes nothing before it. */
  public static Comparison causal(Checkable subject) {
    double largest = 0;
    int[] all = subject.sentences().all();
    int[][] rows = subject.sentences().rows(all);
    for (int s : all) {
      Matrix output = answer(subject, new int[] {s}).output();
      for (int t = 1; t < rows[s].length; t++) {
        Matrix later = subject.x().rows(rows[s][t], rows[s][0] + rows[s].length);
        Matrix was = later.copy();
        later.scale(-2).shift(0.5);
        Matrix changed = answer(subject, new int[] {s}).output();
        later.assign(was);
        int[] before = Arrays.copyOf(rows[s], t);
        largest =
            Math.max(largest, Comparison.difference(output.gather(before), changed.gather(before)));
      }
    }
    return new Comparison(
        "the future changes nothing", largest, allowed(answer(subject, new int[0])));
  }

  /** Swapped directions on mirrored sentences: the mirrored output, its halves swapped. */
  private static Comparison mirrored(CheckableLayer subject, Bidirectional both, Answer together) {
    int[][] rows = subject.sentences().rows(subject.sentences().all());
    int[] mirror = Arrays.stream(rows).flatMapToInt(Invariants::backwards).toArray();
    Batch empty = Batch.ofLengths();
    int toRight = both.toRight().forward(subject.x().rows(0, 0), empty).output().columns();
    int toLeft = together.output().columns() - toRight;
    CheckableLayer swapped =
        new CheckableLayer(
            new Bidirectional(both.toLeft(), both.toRight()),
            subject.x().gather(mirror),
            subject.sentences(),
            swap(subject.dOutput().gather(mirror), toRight),
            subject.noise());
    Answer answer = swapped.answer();
    Answer mirrored =
        new Answer(
            swap(answer.output().gather(mirror), toLeft),
            answer.loss(),
            answer.dx().gather(mirror),
            answer.gradients());
    return same("swapped directions on mirrored sentences", subject, together, mirrored);
  }

  private static IntStream backwards(int[] rows) {
    return IntStream.range(0, rows.length).map(t -> rows[rows.length - 1 - t]);
  }

  /** The columns from {@code middle} on, and behind them those before it. */
  private static Matrix swap(Matrix matrix, int middle) {
    return matrix.columns(middle, matrix.columns()).beside(matrix.columns(0, middle));
  }
}
