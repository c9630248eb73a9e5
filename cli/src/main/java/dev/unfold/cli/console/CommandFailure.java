package dev.unfold.cli.console;

import dev.unfold.corpus.CorpusException;
import dev.unfold.lab.student.StudentCodeException;
import dev.unfold.tagger.ModelException;
import java.io.UncheckedIOException;
import picocli.CommandLine.ParameterException;

/**
 * How a command failed, as the user sees it.
 *
 * @param code the exit code
 * @param message one line; empty if nothing is printed
 */
public record CommandFailure(int code, String message) {
  private static final int BAD_DATA = 1;
  private static final int BAD_USAGE = 2;
  private static final int BUG = 3;

  /** The failure that an exception stands for. */
  public static CommandFailure of(Throwable e) {
    if (e instanceof CorpusException
        || e instanceof ModelException
        || e instanceof StudentCodeException) {
      return new CommandFailure(BAD_DATA, e.getMessage());
    }
    if (e instanceof ParameterException usage) {
      return new CommandFailure(BAD_USAGE, UsageMessage.of(usage));
    }
    if (e instanceof UncheckedIOException output) {
      return output(output.getCause().getMessage());
    }
    if (e instanceof OutOfMemoryError) {
      return new CommandFailure(
          BAD_DATA, "out of memory; give the JVM more with UNFOLD_JAVA_OPTIONS=-Xmx4g");
    }
    return new CommandFailure(
        BUG,
        "a bug in Unfold: "
            + e
            + "; please report it with the output of the same command and --debug");
  }

  /** A reader that stops early, such as {@code head}, is not an error. */
  private static CommandFailure output(String reason) {
    return "Broken pipe".equals(reason)
        ? new CommandFailure(0, "")
        : new CommandFailure(BAD_DATA, "standard output: can't be written (" + reason + ")");
  }
}
