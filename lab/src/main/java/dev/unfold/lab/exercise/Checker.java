package dev.unfold.lab.exercise;

import dev.unfold.lab.plot.ErrorMaps;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Checks students' files. They run in a separate process, which is started by the first check and kept for the next: a
 * second check takes a fraction of the time.
 */
public final class Checker implements AutoCloseable {
  private final Limits limits;
  private final StudentWorkerProcess worker;
  private final Map<Exercise, ReferenceAnswers> known = new HashMap<>();

  /**
   * A checker.
   *
   * @param limits time and memory for each file
   */
  public Checker(Limits limits) {
    this.limits = limits;
    this.worker = new StudentWorkerProcess(limits);
  }

  /** Checks a file. Every fault, a missing file too, is in the report; nothing is thrown. */
  public CheckReport check(Exercise exercise, Path file) {
    try {
      return check(exercise, file.toString(), Files.readString(file));
    } catch (CharacterCodingException e) {
      return CheckReport.without(
          exercise, file.toString(), CheckReport.Verdict.REFUSED, "The file is not UTF-8.");
    } catch (IOException e) {
      return CheckReport.without(
          exercise,
          file.toString(),
          CheckReport.Verdict.MISSING,
          "There is no such file. unfold exercise "
              + exercise.number()
              + " --start DIR makes one.");
    }
  }

  /**
   * Checks a text.
   *
   * @param file the name that the report gives it
   * @param text the Java source
   */
  public CheckReport check(Exercise exercise, String file, String text) {
    if (exercise.needsPyTorch() && TensorEngine.find().isEmpty()) {
      return CheckReport.without(
          exercise,
          file,
          CheckReport.Verdict.UNCHECKED,
          "PyTorch is not on the class path; ./unfold exercise 3 fetches it.");
    }
    StudentCompiler.Source source = new StudentCompiler.Source(exercise.type(), text);
    RunResult outcome = worker.run(WorkerRequest.of(exercise, true, List.of(source))).get(0);
    return outcome.failure().isPresent()
        ? failed(exercise, file, outcome)
        : judged(exercise, file, text, outcome);
  }

  private CheckReport failed(Exercise exercise, String file, RunResult outcome) {
    RunFailure failure = outcome.failure().orElseThrow();
    CheckReport.Verdict verdict =
        switch (failure.kind()) {
          case NO_COMPILER -> CheckReport.Verdict.UNCHECKED;
          case DOES_NOT_COMPILE -> CheckReport.Verdict.REFUSED;
          case NOT_WRITTEN -> CheckReport.Verdict.EMPTY;
          default -> CheckReport.Verdict.FAILED;
        };
    return new CheckReport(
        exercise,
        file,
        verdict,
        Explanation.of(failure, exercise, limits),
        List.of(),
        failure.problems(),
        outcome.printed(),
        List.of());
  }

  private CheckReport judged(Exercise exercise, String file, String text, RunResult outcome) {
    Diagnosis diagnosis = new Diagnosis(exercise.task(), known(exercise), outcome.answers(), text);
    CheckReport.Verdict verdict = CheckReport.Verdict.WRONG;
    List<String> sentences = List.of();
    if (diagnosis.isRight()) {
      verdict = CheckReport.Verdict.RIGHT;
    } else if (Hole.of(text).isBlank() || diagnosis.isEmpty()) {
      verdict = CheckReport.Verdict.EMPTY;
      sentences = List.of(empty(exercise, Hole.of(text).isBlank(), diagnosis.unwritten()));
    } else {
      sentences = diagnosis.sentences();
    }
    return new CheckReport(
        exercise,
        file,
        verdict,
        sentences,
        rows(exercise.task(), diagnosis),
        List.of(),
        outcome.printed(),
        maps(exercise.task(), diagnosis));
  }

  private static String empty(Exercise exercise, boolean blank, OptionalInt unwritten) {
    String line = unwritten.isPresent() ? " (line " + unwritten.getAsInt() + ")" : "";
    return (blank
            ? "Nothing is written yet" + line + ". "
            : "Every gradient is still zero: nothing is added to d yet" + line + ". ")
        + exercise.hints().get(0).replace("\n", " ");
  }

  private ReferenceAnswers known(Exercise exercise) {
    return known.computeIfAbsent(exercise, e -> new ReferenceAnswers(e, worker));
  }

  private static List<CheckReport.Row> rows(Task task, Diagnosis diagnosis) {
    return diagnosis.findings().stream()
        .map(
            finding ->
                new CheckReport.Row(
                    finding.name(),
                    finding.tensor().shape(task.letter()),
                    finding.numeric().isEmpty()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(finding.numericError()),
                    finding.error(),
                    finding.isRight(),
                    diagnosis.remark(finding)))
        .toList();
  }

  private static List<ErrorMaps.Row> maps(Task task, Diagnosis diagnosis) {
    return diagnosis.findings().stream()
        .filter(finding -> diagnosis.isRight() || !finding.isRight())
        .map(
            finding ->
                new ErrorMaps.Row(
                    finding.name(),
                    finding.tensor().shape(task.letter()) + "  ·  " + diagnosis.remark(finding),
                    IntStream.range(0, task.probes().size())
                        .mapToObj(p -> map(task, finding, p))
                        .toList()))
        .toList();
  }

  private static ErrorMaps.Cell map(Task task, TensorFinding finding, int p) {
    Probe probe = task.probes().get(p);
    return new ErrorMaps.Cell(
        probe.name(), finding.errors(p), task.rowNames(finding.tensor(), probe));
  }

  /** Runs the solution and the known mistakes, whose answers every later check uses. */
  public void warmUp(Exercise exercise) {
    if (exercise.needsPyTorch() && TensorEngine.find().isEmpty()) {
      return;
    }
    if (!worker.isRunning()) {
      check(exercise, exercise.file(), exercise.solution());
    }
    known(exercise).withOne();
    known(exercise).withTwo();
  }

  /** Ends the process, so that no state of one student's code reaches the next. */
  public void restart() {
    worker.close();
  }

  @Override
  public void close() {
    worker.close();
  }
}
