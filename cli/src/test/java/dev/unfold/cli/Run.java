package dev.unfold.cli;

import dev.unfold.cli.console.Console;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One run of the command line in this JVM.
 *
 * @param code the exit code
 * @param out the bytes of standard output
 * @param err the text of standard error
 */
public record Run(int code, byte[] out, String err) {
  /** Runs with nothing on standard input. */
  public static Run unfold(String... arguments) {
    return reading("", arguments);
  }

  /** Runs with some text on standard input. */
  public static Run reading(String input, String... arguments) {
    byte[] bytes = input.getBytes(StandardCharsets.UTF_8);
    return reading(new ByteArrayInputStream(bytes), arguments);
  }

  /** Runs with something on standard input. */
  public static Run reading(InputStream in, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = Main.run(new Console(in, out, err, ""), arguments);
    return new Run(code, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
  }

  /** Standard output as text. */
  public String text() {
    return new String(out, StandardCharsets.UTF_8);
  }

  /** The lines of standard output. */
  public List<String> lines() {
    return text().lines().toList();
  }

  /** Asserts exit code 0, and returns this run. */
  public Run good() {
    if (code != 0) {
      throw new AssertionError("exit code " + code + ": " + err);
    }
    return this;
  }
}
