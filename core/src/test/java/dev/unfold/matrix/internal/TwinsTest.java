package dev.unfold.matrix.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every loop is written once, over {@code float}; the file over {@code double} is generated from it. This test generates the
 * text again and compares, ignoring white space, since longer names break lines elsewhere. With {@code -Dunfold.twins=write} it
 * writes the files instead; {@code mvn spotless:apply} then formats them.
 */
final class TwinsTest {
  private static final Path SOURCES =
      Path.of(System.getProperty("basedir", ""), "src/main/java/dev/unfold/matrix/internal");

  /** Twins that are kept by hand, and why. */
  private static final Map<String, String> BY_HAND =
      Map.of(
          "FusedFloatExponential.java", "as FloatExponential.java",
          "FloatLanes.java", "other widths of vectors, other masks, another order of sums",
          "FloatExponential.java", "other constants, polynomials of another degree");

  /** All files over {@code float} but those kept by hand. */
  static List<Path> originals() throws IOException {
    return files("Float").filter(file -> !BY_HAND.containsKey(name(file))).toList();
  }

  private static Stream<Path> files(String type) throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(file -> name(file).contains(type)).sorted().toList().stream();
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private static Path twin(Path file) {
    return file.resolveSibling(name(file).replace("Float", "Double"));
  }

  /** The text over {@code double}. Casts go: a {@code double} needs none, and javac refuses those without effect. */
  private static String generated(String text) {
    return text.replaceAll(
            "\\{@link (\\w*)Double(\\w*)} is\\s+(\\* )?generated\\s+(\\* )?from\\s+(\\* )?this\\s+(\\* )?file\\.",
            "Generated from {@link $1FLOAT$2}: change that file, then run {@code TwinsTest}.")
        .replace("(float) ", "")
        .replace("(double) ", "")
        .replace("Float", "Double")
        .replace("float", "double")
        .replace("FLOAT", "Float");
  }

  private static String withoutSpace(String text) {
    return text.replaceAll("\\s+", "");
  }

  @ParameterizedTest
  @MethodSource("originals")
  void doubleFilesAreGeneratedFromFloatFiles(Path original) throws IOException {
    String expected = generated(Files.readString(original));
    if ("write".equals(System.getProperty("unfold.twins"))) {
      Files.writeString(twin(original), expected);
    }
    assertThat(withoutSpace(Files.readString(twin(original))))
        .as(
            "%s is generated from %s; write it with: mvn test -pl core -Dtest=TwinsTest"
                + " -Dunfold.twins=write, then mvn spotless:apply",
            name(twin(original)), name(original))
        .isEqualTo(withoutSpace(expected));
  }

  @Test
  void everyFileHasItsTwin() throws IOException {
    assertThat(files("Double").map(TwinsTest::name))
        .containsExactlyElementsOf(files("Float").map(file -> name(twin(file))).toList());
    assertThat(files("Float").map(TwinsTest::name)).containsAll(BY_HAND.keySet());
  }
}
