package dev.unfold.cli.console;

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
 * Where a command's text comes from and goes to: results to standard output; notes, warnings, errors and progress to
 * standard error.
 *
 * <p>A standard output that can't be written to ends the command: the JDK's {@code PrintStream} would go on in silence.
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
   * @param terminals which of them a person sits at, by their descriptors, such as {@code 02} for input and errors
   */
  public Console(InputStream in, OutputStream out, OutputStream err, String terminals) {
    this.in = in;
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    this.err = new PrintStream(err, true, StandardCharsets.UTF_8);
    this.terminals = terminals;
  }

  /**
   * The console of this process. The launcher may hand over standard error under another name, since the JVM itself
   * writes a warning of its incubator module there.
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
        // Some kinds of streams can't be opened by name; the JVM's own handle works for all.
      }
    }
    return new FileOutputStream(FileDescriptor.err);
  }

  /** Standard input. */
  public InputStream in() {
    return in;
  }

  /** Standard output, to be flushed with {@link #flush}. */
  public Appendable out() {
    return out;
  }

  /** Where a stack trace may be printed. */
  public PrintStream err() {
    return err;
  }

  /** Whether a person types what is read from standard input. */
  public boolean isTyped() {
    return terminals.contains("0");
  }

  /** Whether a person looks at standard output. */
  public boolean isSeen() {
    return terminals.contains("1");
  }

  /** Text as every country's users see it: with a point in 0.1. */
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

  /** A text in lines of at most 100 letters, broken between words. */
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

  /** Prints a line of a result. */
  public void print(String format, Object... arguments) {
    try {
      out.append(text(format, arguments)).append('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    flush();
  }

  /** Hands everything printed so far to the system. */
  public void flush() {
    try {
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Says something beside the result. */
  public void note(String format, Object... arguments) {
    err.println(text(format, arguments));
  }

  /** Warns, in one line. */
  public void warn(String warning) {
    err.println("warning: " + oneLine(warning));
  }

  /** Says what went wrong, in one line. */
  public void error(String message) {
    err.println("error: " + oneLine(message));
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", " ");
  }

  /** A progress bar for long work; draws nothing for short work or where no person looks. */
  public Progress progress(String name, long total) {
    return new Progress(terminals.contains("2") ? err : null, name, total);
  }

  /**
   * Ends what is said on standard error. Where the launcher's filter stands behind it, a child of this process, waits
   * until that has written the last line: whoever started the command may look into its log at once.
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
