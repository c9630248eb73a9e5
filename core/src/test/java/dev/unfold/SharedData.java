package dev.unfold;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The golden numbers and treebanks that some tests need; without them those tests are skipped. */
public final class SharedData {
  private SharedData() {}

  /** A file in the folder {@code -Dunfold.shared=FOLDER}; the test is skipped if it is missing. */
  public static Path file(String path) {
    String folder = System.getProperty("unfold.shared", "");
    assumeTrue(!folder.isBlank(), "skipped: needs -Dunfold.shared=FOLDER with " + path);
    Path file = Path.of(folder).resolve(path);
    assumeTrue(
        Files.exists(file),
        "skipped: " + path + " is not in the folder that -Dunfold.shared names");
    return file;
  }
}
