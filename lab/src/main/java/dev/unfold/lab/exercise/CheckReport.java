package dev.unfold.lab.exercise;

import dev.unfold.lab.draw.Picture;
import dev.unfold.lab.plot.ErrorMaps;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The result of checking a file.
 *
 * @param exercise the exercise
 * @param file the file's name, as given
 * @param verdict the verdict in a word
 * @param sentences what is wrong and where to look, the most specific first; empty if all is right
 * @param rows one for each tensor; empty if nothing was computed
 * @param problems the errors of the compiler
 * @param printed the output of the code
 * @param maps the relative errors, entry by entry; empty if nothing was computed
 */
public record CheckReport(
    Exercise exercise,
    String file,
    Verdict verdict,
    List<String> sentences,
    List<Row> rows,
    List<CompilerError> problems,
    String printed,
    List<ErrorMaps.Row> maps) {

  /** The verdicts. */
  public enum Verdict {
    /** All results are right. */
    RIGHT("right"),
    /** A result is wrong. */
    WRONG("wrong"),
    /** Nothing is written yet. */
    EMPTY("empty"),
    /** The compiler reported errors. */
    REFUSED("does not compile"),
    /** It threw an exception or exceeded a limit. */
    FAILED("fails"),
    /** The file does not exist. */
    MISSING("missing"),
    /** PyTorch or a compiler, which checking needs, is missing. */
    UNCHECKED("not checked");

    private final String word;

    Verdict(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  /**
   * The result for one tensor.
   *
   * @param tensor its name in the equations
   * @param shape its shape, with a letter for a size that depends on the probe
   * @param numeric the largest relative error against finite differences, NaN if an entry is not a number; empty if
   *     there are
   *     no finite differences
   * @param solution the same against the solution
   * @param right whether it is right
   * @param remark a short description of the error
   */
  public record Row(
      String tensor,
      String shape,
      OptionalDouble numeric,
      double solution,
      boolean right,
      String remark) {}

  /** Copies the lists. */
  public CheckReport {
    sentences = List.copyOf(sentences);
    rows = List.copyOf(rows);
    problems = List.copyOf(problems);
    maps = List.copyOf(maps);
  }

  /** A report without numbers. */
  static CheckReport without(Exercise exercise, String file, Verdict verdict, String sentence) {
    return new CheckReport(
        exercise, file, verdict, List.of(sentence), List.of(), List.of(), "", List.of());
  }

  /**
   * The points for this file: the exercise's weight times the share of its tensors that are right. Empty if it was not
   * checked.
   */
  public OptionalDouble points() {
    return switch (verdict) {
      case UNCHECKED -> OptionalDouble.empty();
      case RIGHT -> OptionalDouble.of(exercise.weight());
      case WRONG ->
          OptionalDouble.of(
              exercise.weight() * rows.stream().filter(Row::right).count() / rows.size());
      default -> OptionalDouble.of(0);
    };
  }

  /** The relative errors of every tensor as a picture; empty heat maps if nothing was computed. */
  public Picture picture() {
    return ErrorMaps.of(
        "Exercise " + exercise.number() + ", " + exercise.title(), file + ": " + verdict, maps);
  }
}
