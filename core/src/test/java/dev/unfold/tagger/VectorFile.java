package dev.unfold.tagger;

import dev.unfold.corpus.WordVectors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Vectors of words as a test writes them down. */
final class VectorFile {
  private VectorFile() {}

  /** Writes a file and reads all of it. */
  static WordVectors of(Path folder, String... lines) {
    try {
      Path file = Files.writeString(folder.resolve("v.vec"), String.join("\n", lines) + "\n");
      return WordVectors.first(file, 1_000, warning -> {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
