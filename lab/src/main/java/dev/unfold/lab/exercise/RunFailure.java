package dev.unfold.lab.exercise;

import java.util.List;

/**
 * The reason why a file gave no results.
 *
 * @param kind the kind of failure
 * @param line the line of the student's file; 0 if it is not known
 * @param message details; may be empty
 * @param problems the errors of the compiler
 */
public record RunFailure(Kind kind, int line, String message, List<CompilerError> problems) {
  /** The kinds of failure. */
  public enum Kind {
    /** This Java has no compiler. */
    NO_COMPILER,
    /** The compiler reported errors. */
    DOES_NOT_COMPILE,
    /** A given part of the file was removed or changed. */
    INCOMPLETE,
    /** A part that is still to be written was reached. */
    NOT_WRITTEN,
    /** The code threw an exception. */
    THREW,
    /** It ran out of time and was stopped. */
    TOO_LONG,
    /** It exceeded its memory limit. */
    TOO_MUCH_MEMORY,
    /** It ended the worker process. */
    ENDED
  }

  /** Copies the list. */
  public RunFailure {
    problems = List.copyOf(problems);
  }

  public static RunFailure of(Kind kind, int line, String message) {
    return new RunFailure(kind, line, message, List.of());
  }

  public static RunFailure refused(List<CompilerError> problems) {
    return new RunFailure(Kind.DOES_NOT_COMPILE, problems.get(0).line(), "", problems);
  }
}
