package dev.unfold.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Where data comes from, as provenance tells it. */
final class Origin {
  private Origin() {}

  /** A file's name, without its folders, and the SHA-256 of its bytes; what is no file on a disk can't be read twice. */
  static String of(Path file) {
    String name = OneLine.of(String.valueOf(file.getFileName()));
    if (!Files.isRegularFile(file)) {
      return name;
    }
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
      return name + " sha256:" + HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new CorpusException(file.toString(), "can't be read again (" + e.getMessage() + ")");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
