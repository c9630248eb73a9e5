package dev.unfold.lab.exercise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The answers of the solution, and of the solution with one or two known mistakes planted. Computed once. */
final class ReferenceAnswers {
  /**
   * A solution with planted mistakes.
   *
   * @param sentences the explanation of each mistake
   * @param answers its answers
   */
  record Wrong(List<String> sentences, List<ProbeAnswer> answers) {}

  private final Exercise exercise;
  private final StudentWorkerProcess worker;
  private final Map<Integer, List<Wrong>> wrong = new HashMap<>();
  private List<ProbeAnswer> right = List.of();

  ReferenceAnswers(Exercise exercise, StudentWorkerProcess worker) {
    this.exercise = exercise;
    this.worker = worker;
  }

  /** The answers of the solution. */
  List<ProbeAnswer> right() {
    if (right.isEmpty()) {
      StudentCompiler.Source solution =
          new StudentCompiler.Source(exercise.type(), exercise.solution());
      RunResult outcome = worker.run(WorkerRequest.of(exercise, false, List.of(solution))).get(0);
      if (outcome.failure().isPresent()) {
        throw new ExerciseException(
            "the solution of exercise " + exercise.number() + " fails: " + outcome.failure().get());
      }
      right = outcome.answers();
    }
    return right;
  }

  /** Solutions with one known mistake, in the order of the text. */
  List<Wrong> withOne() {
    return wrong.computeIfAbsent(
        1, one -> run(exercise.mistakes().stream().map(List::of).toList()));
  }

  /** Solutions with two known mistakes. */
  List<Wrong> withTwo() {
    return wrong.computeIfAbsent(
        2,
        two -> {
          List<KnownMistake> all = exercise.mistakes();
          List<List<KnownMistake>> pairs = new ArrayList<>();
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

  /** Each is in its own package, so that all are compiled together; those that fail are left out. */
  private List<Wrong> run(List<List<KnownMistake>> planted) {
    StudentCompiler.Source solution =
        new StudentCompiler.Source(exercise.type(), exercise.solution());
    List<StudentCompiler.Source> sources =
        IntStream.range(0, planted.size())
            .mapToObj(i -> source(solution, i, planted.get(i)))
            .toList();
    List<RunResult> outcomes = worker.run(WorkerRequest.of(exercise, false, sources));
    return IntStream.range(0, outcomes.size())
        .filter(i -> outcomes.get(i).failure().isEmpty())
        .mapToObj(
            i ->
                new Wrong(
                    planted.get(i).stream().map(KnownMistake::sentence).toList(),
                    outcomes.get(i).answers()))
        .toList();
  }

  private static StudentCompiler.Source source(
      StudentCompiler.Source solution, int number, List<KnownMistake> mistakes) {
    String text = solution.text();
    for (KnownMistake mistake : mistakes) {
      text = mistake.plant(text);
    }
    String type = "wrong" + number + "." + solution.type();
    return new StudentCompiler.Source(type, "package wrong" + number + "; " + text);
  }
}
