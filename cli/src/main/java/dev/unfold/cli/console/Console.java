package dev.unfold.cli.console;

import dev.unfold.file.OneLine;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * A command's standard streams: results go to standard output; notes, warnings, errors and progress to standard error.
 *
 * <p>A failed write to standard output ends the command; the JDK's {@code PrintStream} would ignore it.
 */
public final class Console {
  private static final int FILTER_SECONDS = 5;
  private static final int WIDTH = 100;

  private final InputStream in;
  private final Writer out;
  private final PrintStream err;
  private final String terminals;

  /**
   * A console on three streams.
   *
   * @param terminals the file descriptors that are terminals, such as {@code 02} for input and errors
   */
  public Console(InputStream in, OutputStream out, OutputStream err, String terminals) {
    this.in = in;
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    this.err = new PrintStream(err, true, StandardCharsets.UTF_8);
    this.terminals = terminals;
  }

  /**
   * The console of this process. The launcher may pass standard error under another name, because the JVM writes a
   * warning about its incubator module to the original.
   */
  public static Console ofThisProcess() {
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    return new Console(System.in, out, errors(), System.getProperty("unfold.terminals", ""));
  }

  private static OutputStream errors() {
    String name = System.getProperty("unfold.stderr", "");
    if (!name.isEmpty()) {
      try {
        OutputStream err = new FileOutputStream(name, true);
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        return err;
      } catch (IOException e) {
        // Some streams can't be opened by name; the JVM's own handle always works.
      }
    }
    return new FileOutputStream(FileDescriptor.err);
  }

  /** Standard input. */
  public InputStream in() {
    return in;
  }

  /** Standard output, buffered: call {@link #flush} after writing. */
  public Appendable out() {
    return out;
  }

  /** Standard error, for stack traces. */
  public PrintStream err() {
    return err;
  }

  /** Whether standard input is a terminal. */
  public boolean isTyped() {
    return terminals.contains("0");
  }

  /** Whether standard output is a terminal. */
  public boolean isSeen() {
    return terminals.contains("1");
  }

  /** Formats text independently of the locale, with a decimal point. */
  public static String text(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }

  /** A number of things: {@code 1 word}, {@code 2,048 words}. */
  public static String count(long number, String thing) {
    return text("%,d %s%s", number, thing, number == 1 ? "" : "s");
  }

  /** A proportion in percent, for a column that says so: {@code 95.31}; {@code n/a} for NaN. */
  public static String percent(double proportion) {
    return Double.isNaN(proportion) ? "n/a" : text("%.2f", 100 * proportion);
  }

  /** A proportion with its sign: {@code 95.31 %}; {@code n/a} for NaN. */
  public static String percentage(double proportion) {
    return Double.isNaN(proportion) ? "n/a" : percent(proportion) + " %";
  }

  /** A part of a whole with its sign: {@code 95.31 %}; {@code n/a} if the whole is empty. */
  public static String percentage(long part, long whole) {
    return whole == 0 ? "n/a" : text("%.2f %%", 100.0 * part / whole);
  }

  /** Wraps a text between words, to at most 100 characters per line. */
  public static String wrapped(String text) {
    StringBuilder lines = new StringBuilder();
    int length = 0;
    for (String word : text.split(" ")) {
      boolean first = length == 0;
      boolean fits = length + 1 + word.length() <= WIDTH;
      lines.append(first ? "" : fits ? " " : "\n").append(word);
      length = first || !fits ? word.length() : length + 1 + word.length();
    }
    return lines.toString();
  }

  /** Prints one line to standard output. */
  public void print(String format, Object... arguments) {
    try {
      out.append(text(format, arguments)).append('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    flush();
  }

  /** Writes buffered output to the system. */
  public void flush() {
    try {
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Prints a note, one line, to standard error. */
  public void note(String format, Object... arguments) {
    err.println(text(format, arguments));
  }

  /** Prints a warning, one line, to standard error. */
  public void warn(String warning) {
    err.println("warning: " + oneLine(warning));
  }

  /** Prints an error, one line, to standard error. */
  public void error(String message) {
    err.println("error: " + oneLine(message));
  }

  private static String oneLine(String text) {
    return OneLine.of(text.strip().replaceAll("\\s*\\R\\s*", " "));
  }

  /** Whether progress bars are seen: whether standard error is a terminal. */
  public boolean showsProgress() {
    return terminals.contains("2");
  }

  /** A progress bar; it stays invisible for short work, and where standard error is not a terminal. */
  public Progress progress(String name, long total) {
    return new Progress(terminals.contains("2") ? err : null, name, total);
  }

  /**
   * Closes standard error. If the launcher filters it through a child process, waits until the child has written the
   * last line, so that the caller can read its log at once.
   */
  public void close() {
    err.close();
    if (Boolean.getBoolean("unfold.filter")) {
      ProcessHandle.current()
          .children()
          .forEach(
              filter ->
                  filter
                      .onExit()
                      .completeOnTimeout(filter, FILTER_SECONDS, TimeUnit.SECONDS)
                      .join());
    }
  }
}
