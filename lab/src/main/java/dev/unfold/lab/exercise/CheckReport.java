package dev.unfold.lab.exercise;

import dev.unfold.lab.draw.Picture;
import dev.unfold.lab.plot.ErrorMaps;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What the checker says of a file.
 *
 * @param exercise which exercise it is for
 * @param file the file's name, as it was given
 * @param verdict in a word
 * @param sentences what is wrong and where to look, the most telling first; empty where all is right
 * @param rows one for each tensor; empty where nothing was computed
 * @param problems what the compiler said
 * @param printed what the code printed itself
 * @param maps the relative errors, entry by entry; empty where nothing was computed
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

  /** A verdict in a word. */
  public enum Verdict {
    /** As it should be. */
    RIGHT("right"),
    /** It computes something else. */
    WRONG("wrong"),
    /** Nothing is written yet. */
    EMPTY("empty"),
    /** The compiler refuses it. */
    REFUSED("does not compile"),
    /** It ended early, or was ended. */
    FAILED("fails"),
    /** There is no such file. */
    MISSING("missing"),
    /** What it takes to check it is not there. */
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
   * A tensor.
   *
   * @param tensor its name in the equations
   * @param shape its shape, with a letter for what depends on the sentence
   * @param numeric the largest relative error against finite differences, NaN if something is not a number; empty if
   *     there are none
   * @param solution the same against the solution
   * @param right whether it is as it should be
   * @param remark a few words
   */
  public record Row(
      String tensor,
      String shape,
      OptionalDouble numeric,
      double solution,
      boolean right,
      String remark) {}

  /** Copies. */
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

  /** The errors of every tensor, row by row, as a picture; only where something was computed. */
  public Picture picture() {
    return ErrorMaps.of(
        "Exercise " + exercise.number() + ", " + exercise.title(), file + ": " + verdict, maps);
  }
}
