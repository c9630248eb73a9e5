package dev.unfold.lab.exercise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What the solution computes, and what it computes with a known mistake in it, or two. Asked for once. */
final class Known {
  /**
   * A file with mistakes.
   *
   * @param sentences what to say of them
   * @param answers what it computes
   */
  record Wrong(List<String> sentences, List<Answer> answers) {}

  private final Exercise exercise;
  private final WorkerProcess worker;
  private final Map<Integer, List<Wrong>> wrong = new HashMap<>();
  private List<Answer> right = List.of();

  Known(Exercise exercise, WorkerProcess worker) {
    this.exercise = exercise;
    this.worker = worker;
  }

  /** What the solution computes. */
  List<Answer> right() {
    if (right.isEmpty()) {
      Compiler.Source solution = new Compiler.Source(exercise.type(), exercise.solution());
      Outcome outcome = worker.run(new Request(exercise, false, List.of(solution))).get(0);
      if (outcome.failure().isPresent()) {
        throw new IllegalStateException(
            "the solution of exercise " + exercise.number() + " fails: " + outcome.failure().get());
      }
      right = outcome.answers();
    }
    return right;
  }

  /** Files with one known mistake, in the order of the text. */
  List<Wrong> withOne() {
    return wrong.computeIfAbsent(
        1, one -> run(exercise.mistakes().stream().map(List::of).toList()));
  }

  /** Files with two of them. */
  List<Wrong> withTwo() {
    return wrong.computeIfAbsent(
        2,
        two -> {
          List<Mistake> all = exercise.mistakes();
          List<List<Mistake>> pairs = new ArrayList<>();
          for (int a = 0; a < all.size(); a++) {
            for (int b = a + 1; b < all.size(); b++) {
              if (all.get(a).goesWith(all.get(b))) {
                pairs.add(List.of(all.get(a), all.get(b)));
              }
            }
          }
          return run(pairs);
        });
  }

  /** Each in a package of its own, so that they are compiled together; without those that give no numbers. */
  private List<Wrong> run(List<List<Mistake>> planted) {
    List<Compiler.Source> sources =
        IntStream.range(0, planted.size()).mapToObj(i -> source(i, planted.get(i))).toList();
    List<Outcome> outcomes = worker.run(new Request(exercise, false, sources));
    return IntStream.range(0, outcomes.size())
        .filter(i -> outcomes.get(i).failure().isEmpty())
        .mapToObj(
            i ->
                new Wrong(
                    planted.get(i).stream().map(Mistake::sentence).toList(),
                    outcomes.get(i).answers()))
        .toList();
  }

  private Compiler.Source source(int number, List<Mistake> mistakes) {
    String text = exercise.solution();
    for (Mistake mistake : mistakes) {
      text = mistake.plant(text);
    }
    String type = "wrong" + number + "." + exercise.type();
    return new Compiler.Source(type, "package wrong" + number + "; " + text);
  }
}
