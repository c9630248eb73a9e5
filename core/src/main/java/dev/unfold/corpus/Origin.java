package dev.unfold.corpus;

import dev.unfold.file.OneLine;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The description of a file that a model keeps: its name and the checksum of its bytes.
 *
 * <p>Neighbours: {@code dev.unfold.tagger.Provenance} is the record in a model file in which it stands; {@code
 * dev.unfold.tagger.Fingerprint} is the checksum of the words and tags that a training read.
 */
final class Origin {
  private Origin() {}

  /**
   * A file's name, without its folders, and the SHA-256 of its bytes; the name alone for what is not a regular file.
   *
   * @param lines the open lines of that file, from {@link Lines#openChecksummed}
   */
  static String of(Path file, Lines lines) {
    String name = OneLine.of(String.valueOf(file.getFileName()));
    return Files.isRegularFile(file) ? name + " sha256:" + lines.checksum() : name;
  }
}
