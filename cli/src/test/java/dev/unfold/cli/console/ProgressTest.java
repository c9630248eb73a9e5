package dev.unfold.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The progress bar: only for long work, only on a terminal, and erased at the end. */
final class ProgressTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private Console console(String terminals) {
    var in = new ByteArrayInputStream(new byte[0]);
    return new Console(in, new ByteArrayOutputStream(), err, terminals);
  }

  /** What the line of a terminal finally shows: a carriage return goes back to its start. */
  private static String shown(String drawn) {
    StringBuilder line = new StringBuilder();
    int at = 0;
    for (char c : drawn.toCharArray()) {
      if (c == '\r') {
        at = 0;
      } else if (at++ < line.length()) {
        line.setCharAt(at - 1, c);
      } else {
        line.append(c);
      }
    }
    return line.toString();
  }

  private static void work(Console console) throws InterruptedException {
    try (Progress progress = console.progress("Epoch 3", 200)) {
      progress.step(50);
      Thread.sleep(600);
      progress.step(50);
      Thread.sleep(300);
    }
  }

  @Test
  void longWorkIsDrawnAndErased() throws InterruptedException {
    work(console("12"));
    String drawn = err.toString(StandardCharsets.UTF_8);
    assertThat(drawn).contains("Epoch 3  50% [", "100/200");
    assertThat(drawn.split("\r")).allMatch(line -> line.length() <= 78);
    assertThat(shown(drawn)).isBlank().doesNotContain("\n");
  }

  @Test
  void nothingIsDrawnWithoutATerminal() throws InterruptedException {
    work(console("01"));
    assertThat(err.size()).isZero();
  }

  @Test
  void shortWorkIsNotDrawn() {
    try (Progress progress = console("2").progress("Epoch 3", 200)) {
      progress.step(199);
    }
    assertThat(err.size()).isZero();
  }
}
