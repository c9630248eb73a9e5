package dev.unfold.file;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 checksum in the making; not thread-safe. */
public final class Sha256 {
  private final MessageDigest digest;

  /** The checksum of no bytes. */
  public Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Adds bytes. */
  public Sha256 update(byte... bytes) {
    digest.update(bytes);
    return this;
  }

  /** Adds {@code length} bytes of an array, from the index {@code from}. */
  public Sha256 update(byte[] bytes, int from, int length) {
    digest.update(bytes, from, length);
    return this;
  }

  /** Adds text as UTF-8. */
  public Sha256 update(String text) {
    return update(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A stream that adds every byte read from it. */
  public InputStream reading(InputStream in) {
    return new DigestInputStream(in, digest);
  }

  /** The checksum as 64 hexadecimal digits; begins again with no bytes. */
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
