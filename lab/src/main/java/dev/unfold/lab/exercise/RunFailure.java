package dev.unfold.lab.exercise;

import java.util.List;

/**
 * Why a file gave no numbers.
 *
 * @param kind what happened
 * @param line the line of the student's file; 0 if it is not known
 * @param message what is known beyond the kind; may be empty
 * @param problems what the compiler said
 */
record RunFailure(Kind kind, int line, String message, List<CompilerError> problems) {
  /** What happened. */
  enum Kind {
    /** This Java has no compiler. */
    NO_COMPILER,
    /** The compiler refused it. */
    DOES_NOT_COMPILE,
    /** Something that was given is not there any more. */
    INCOMPLETE,
    /** It ended with an exception. */
    THREW,
    /** It was stopped. */
    TOO_LONG,
    /** It wanted more memory than it may have. */
    TOO_MUCH_MEMORY,
    /** It ended the process that it ran in. */
    ENDED
  }

  /** Copies. */
  RunFailure {
    problems = List.copyOf(problems);
  }

  static RunFailure of(Kind kind, int line, String message) {
    return new RunFailure(kind, line, message, List.of());
  }

  static RunFailure refused(List<CompilerError> problems) {
    return new RunFailure(Kind.DOES_NOT_COMPILE, problems.get(0).line(), "", problems);
  }
}
