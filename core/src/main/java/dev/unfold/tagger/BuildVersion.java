package dev.unfold.tagger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The version of this library, which the build writes beside the class: a jar's manifest is lost when jars are merged. */
final class BuildVersion {
  private static final String FILE = "version.txt";

  private BuildVersion() {}

  /** The version; {@code unknown} if the file is missing. */
  static String text() {
    try (InputStream in = BuildVersion.class.getResourceAsStream(FILE)) {
      return in == null ? "unknown" : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
