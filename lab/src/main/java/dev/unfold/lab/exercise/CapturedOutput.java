package dev.unfold.lab.exercise;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Captures the output of a student's code, up to a limit. */
public final class CapturedOutput extends OutputStream {
  private static final int MOST = 10_000;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private long size;

  /** Redirects both standard streams to a new instance. */
  public static CapturedOutput instead() {
    CapturedOutput printed = new CapturedOutput();
    PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
    System.setOut(stream);
    System.setErr(stream);
    return printed;
  }

  @Override
  public synchronized void write(int b) {
    size++;
    if (size <= MOST) {
      bytes.write(b);
    }
  }

  /** The output since the last call. */
  public synchronized String take() {
    String text = bytes.toString(StandardCharsets.UTF_8);
    String cut = size > MOST ? text + "… (" + size + " bytes in all)\n" : text;
    bytes.reset();
    size = 0;
    return cut;
  }
}
