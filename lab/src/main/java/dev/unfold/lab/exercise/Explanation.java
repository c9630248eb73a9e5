package dev.unfold.lab.exercise;

import java.util.List;
import java.util.Locale;

/** Explains a failure: why a file gave no results, and what to do. */
final class Explanation {
  private static final String SHAPES =
      "Shapes that do not fit: write the shape of each matrix beside the line. A product A·B needs"
          + " as many columns of A as rows of B; perhaps one of the two has to be transposed, or they"
          + " are in the wrong order.";

  private Explanation() {}

  static List<String> of(RunFailure failure, Exercise exercise, Limits limits) {
    String line = failure.line() == 0 ? "" : " at line " + failure.line();
    return switch (failure.kind()) {
      case DOES_NOT_COMPILE ->
          List.of(
              failure.problems().size() == 1 ? "One error." + throwing(failure) : errors(failure));
      case NO_COMPILER ->
          List.of(
              "This Java, "
                  + failure.message()
                  + ", is a JRE, which has no compiler. Install a JDK of 17 or later, or set"
                  + " JAVA_HOME to one.");
      case INCOMPLETE ->
          List.of(
              capital(failure.message())
                  + ". Only the lines between ↓↓↓ and ↑↑↑ are yours; unfold exercise "
                  + exercise.number()
                  + " --start DIR gives you the original file.");
      case NOT_WRITTEN ->
          List.of(
              "Nothing is written yet"
                  + (failure.line() == 0 ? ". " : " (line " + failure.line() + "). ")
                  + exercise.hints().get(0).replace("\n", " "));
      case THREW -> threw(failure);
      case TOO_LONG ->
          List.of("Stopped after " + failure.message() + line + ": does the loop there end?");
      case TOO_MUCH_MEMORY ->
          List.of(
              "It needs more memory than its limit of "
                  + limits.megabytes()
                  + " MB"
                  + line
                  + ": what grows there?");
      case ENDED ->
          List.of(
              failure.line() > 0
                  ? "Line " + failure.line() + " ends the process; remove the exit."
                  : "The process that ran it has ended, "
                      + failure.message()
                      + ": is there a System.exit in your part?");
    };
  }

  /** What the compiler says of lines below the one that throws. */
  private static String throwing(RunFailure failure) {
    return failure.problems().get(0).message().equals("unreachable statement")
        ? " Remove the line that throws: it stands where your code stands now."
        : "";
  }

  private static String errors(RunFailure failure) {
    return failure.problems().size() + " errors; begin with the first.";
  }

  private static List<String> threw(RunFailure failure) {
    String where = failure.line() == 0 ? "" : "Line " + failure.line() + ": ";
    String what = where + failure.message() + (failure.message().endsWith(".") ? "" : ".");
    return failure.message().startsWith("ShapeException") && !failure.message().contains("outside")
        ? List.of(what, SHAPES)
        : List.of(what);
  }

  private static String capital(String sentence) {
    return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
  }
}
