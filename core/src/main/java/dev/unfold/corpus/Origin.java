package dev.unfold.corpus;

import dev.unfold.file.OneLine;
import dev.unfold.file.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where data comes from, as provenance tells it. */
final class Origin {
  private Origin() {}

  /** A file's name, without its folders, and the SHA-256 of its bytes; what is no file on a disk can't be read twice. */
  static String of(Path file) {
    String name = OneLine.of(String.valueOf(file.getFileName()));
    if (!Files.isRegularFile(file)) {
      return name;
    }
    Sha256 checksum = new Sha256();
    try (InputStream in = Files.newInputStream(file)) {
      checksum.reading(in).transferTo(OutputStream.nullOutputStream());
      return name + " sha256:" + checksum.hex();
    } catch (IOException e) {
      throw new CorpusException(file.toString(), "can't be read again (" + e.getMessage() + ")");
    }
  }
}
