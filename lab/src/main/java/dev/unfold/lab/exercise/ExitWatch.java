package dev.unfold.lab.exercise;

import java.io.IOException;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;

/** Finds the line of student code that ends the process, while the process is ending. */
public final class ExitWatch {
  private ExitWatch() {}

  /** Something that says where the process was ended. */
  public interface Report {
    void write(RunFailure failure) throws IOException;
  }

  /**
   * Reports an exit that student code calls. A halt, or an end from outside, is not reported.
   *
   * @param line the line of the student's file on a stack; 0 if the file is not on it
   */
  public static void install(ToIntFunction<StackTraceElement[]> line, Report report) {
    Thread hook =
        new Thread(
            () -> {
              OptionalInt at = exit(line);
              if (at.isPresent()) {
                try {
                  report.write(RunFailure.of(RunFailure.Kind.ENDED, at.getAsInt(), "by an exit"));
                } catch (IOException e) {
                  // the lab has ended, too
                }
              }
            },
            "unfold exit");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private static OptionalInt exit(ToIntFunction<StackTraceElement[]> line) {
    return Thread.getAllStackTraces().values().stream()
        .filter(ExitWatch::exits)
        .mapToInt(line)
        .filter(at -> at > 0)
        .findFirst();
  }

  private static boolean exits(StackTraceElement... stack) {
    for (StackTraceElement frame : stack) {
      if (frame.getClassName().equals(Runtime.class.getName())
          && frame.getMethodName().equals("exit")) {
        return true;
      }
    }
    return false;
  }
}
