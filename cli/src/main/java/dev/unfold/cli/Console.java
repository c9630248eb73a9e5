package dev.unfold.cli;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Where a command's text goes: results to standard output, notes, warnings, errors and progress to standard error.
 *
 * <p>A standard output that can't be written to ends the command: the JDK's {@code PrintStream} would go on in silence.
 */
final class Console {
  private final Writer out;
  private final PrintStream err;
  private final boolean terminal;

  /**
   * A console on two streams.
   *
   * @param terminal whether a person looks at standard error, so that progress is worth drawing
   */
  Console(OutputStream out, OutputStream err, boolean terminal) {
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    this.err = new PrintStream(err, true, StandardCharsets.UTF_8);
    this.terminal = terminal;
  }

  /**
   * The console of this process. The launcher hands over standard error under another name, since the JVM itself writes
   * a warning of its incubator module there.
   */
  static Console ofThisProcess() {
    String errors = System.getProperty("unfold.stderr", "");
    boolean terminal = Boolean.getBoolean("unfold.terminal");
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    if (!errors.isEmpty()) {
      try {
        PrintStream err =
            new PrintStream(new FileOutputStream(errors, true), true, StandardCharsets.UTF_8);
        System.setErr(err);
        return new Console(out, err, terminal);
      } catch (IOException e) {
        // Some kinds of streams can't be opened by name; the JVM's own handle works for all.
        return new Console(out, System.err, terminal);
      }
    }
    return new Console(out, System.err, terminal);
  }

  /** Standard output, to be flushed with {@link #flush}. */
  Appendable out() {
    return out;
  }

  /** Prints a line of a result. */
  void print(String format, Object... arguments) {
    try {
      out.append(String.format(Locale.ROOT, format, arguments)).append('\n');
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Hands everything printed so far to the system. */
  void flush() {
    try {
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Says something beside the result. */
  void note(String format, Object... arguments) {
    err.println(String.format(Locale.ROOT, format, arguments));
  }

  /** Warns, in one line. */
  void warn(String warning) {
    err.println("warning: " + oneLine(warning));
  }

  /** Says what went wrong, in one line. */
  void error(String message) {
    err.println("error: " + oneLine(message));
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", " ");
  }

  /** Where a stack trace may be printed. */
  PrintStream err() {
    return err;
  }

  /** A progress bar for long work; draws nothing for short work or where no person looks. */
  Progress progress(String name, long total) {
    return new Progress(terminal ? err : null, name, total);
  }
}
