package dev.unfold.lab.student;

import dev.unfold.file.OneLine;
import dev.unfold.lab.exercise.CompilerError;
import dev.unfold.lab.exercise.RunFailure;

/** Thrown when a student's file can't be used as a network, or fails while it runs. The message is one line with file and line number. */
public final class StudentCodeException extends RuntimeException {
  private static final long serialVersionUID = 1;

  StudentCodeException(String message) {
    super(OneLine.of(message));
  }

  /** The failure of a file. */
  static StudentCodeException of(String file, RunFailure failure) {
    String at = failure.line() == 0 ? file : file + ":" + failure.line();
    return new StudentCodeException(
        switch (failure.kind()) {
          case DOES_NOT_COMPILE -> compiler(file, failure);
          case NO_COMPILER ->
              "this Java, "
                  + failure.message()
                  + ", is a JRE, which has no compiler; install a JDK of 17 or later";
          case INCOMPLETE -> at + ": " + failure.message();
          case NOT_WRITTEN -> at + ": not written yet; write this part first";
          case THREW -> at + ": " + failure.message();
          case TOO_LONG ->
              at
                  + ": stopped after "
                  + failure.message()
                  + " in one sentence: does the loop there end?";
          case TOO_MUCH_MEMORY -> at + ": more memory than its limit: what grows there?";
          case ENDED ->
              failure.line() > 0
                  ? at + ": ends the process; remove the exit"
                  : at
                      + ": the process that ran it has ended, "
                      + failure.message()
                      + ": is there a System.exit in it?";
        });
  }

  private static String compiler(String file, RunFailure failure) {
    CompilerError first = failure.problems().get(0);
    int others = failure.problems().size() - 1;
    return file
        + ":"
        + first.line()
        + ": does not compile: "
        + first.message().replaceAll("\\s*\\R\\s*", "; ")
        + ": "
        + first.code().strip()
        + (others == 0 ? "" : " (and " + others + " more errors; begin with this one)");
  }
}
