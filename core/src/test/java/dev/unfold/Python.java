package dev.unfold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The Python interpreter {@code -Dunfold.python}, by default {@code python3}; tests are skipped without it. */
public final class Python {
  private static final String COMMAND = System.getProperty("unfold.python", "python3");

  private Python() {}

  /** Skips the test unless these modules are installed. */
  public static void require(String... modules) throws IOException, InterruptedException {
    String program = "import " + String.join(", ", modules);
    assumeTrue(
        installed(program), "skipped: needs a " + COMMAND + " with " + String.join(", ", modules));
  }

  private static boolean installed(String program) throws InterruptedException {
    try {
      return start(Path.of("."), program).waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Runs a program, which must exit with 0, and returns the lines of its output.
   *
   * @param folder its working directory
   */
  public static List<String> run(Path folder, String program)
      throws IOException, InterruptedException {
    Process process = start(folder, program);
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out).isZero();
    return out.lines().toList();
  }

  private static Process start(Path folder, String program) throws IOException {
    return new ProcessBuilder(COMMAND, "-c", program)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .start();
  }
}
