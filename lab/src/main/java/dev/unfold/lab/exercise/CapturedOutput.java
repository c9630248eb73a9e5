package dev.unfold.lab.exercise;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Keeps what a student's code prints, up to a limit. */
final class CapturedOutput extends OutputStream {
  private static final int MOST = 10_000;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private long size;

  /** Takes the place of both standard streams. */
  static CapturedOutput instead() {
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

  /** What was printed since this was asked for the last time. */
  synchronized String take() {
    String text = bytes.toString(StandardCharsets.UTF_8);
    String cut = size > MOST ? text + "… (" + size + " bytes in all)\n" : text;
    bytes.reset();
    size = 0;
    return cut;
  }
}
