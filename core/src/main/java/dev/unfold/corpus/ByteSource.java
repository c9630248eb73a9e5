package dev.unfold.corpus;

import dev.unfold.file.Sha256;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The bytes of a file, unpacked if its name ends in {@code .gz} or {@code .zip}; what goes wrong is a {@link CorpusException}.
 *
 * @param name the name of the file in errors
 * @param inner the name of the unpacked file, as far as known
 * @param in the bytes, unpacked
 * @param file the bytes as they stand in the file
 * @param checksumOfFile of the bytes as they stand in the file, if it is computed
 */
record ByteSource(
    String name, String inner, InputStream in, InputStream file, Optional<Sha256> checksumOfFile)
    implements AutoCloseable {
  /**
   * The bytes of a file.
   *
   * @param checksum takes the bytes of the file as they are read
   * @throws CorpusException if the file can't be opened
   */
  static ByteSource open(Path file, Optional<Sha256> checksum) {
    Optional<ZipPath> zip = ZipPath.of(file);
    try {
      if (zip.isPresent()) {
        return zip.get().open(checksum);
      }
      if (Files.isDirectory(file)) {
        throw new CorpusException(file.toString(), "is a folder, expected a file");
      }
      InputStream bytes = stream(file);
      InputStream raw =
          new BufferedInputStream(checksum.map(sum -> sum.reading(bytes)).orElse(bytes), 1 << 16);
      try {
        String inner = file.toString().replaceFirst("(?i)\\.gz$", "");
        return new ByteSource(file.toString(), inner, unpacked(file, raw), raw, checksum);
      } catch (IOException | CorpusException e) {
        raw.close();
        throw e;
      }
    } catch (IOException e) {
      throw unreadable(file.toString(), e);
    }
  }

  /** Only a {@code FileInputStream} knows how much a pipe has ready; only {@code Files} distinguishes a missing file from a forbidden one. */
  static InputStream stream(Path file) throws IOException {
    boolean pipe = Files.exists(file) && !Files.isRegularFile(file);
    return pipe ? new FileInputStream(file.toFile()) : Files.newInputStream(file);
  }

  /** The content of a file; its first two bytes and the end of its name must agree on whether it is gzip. */
  private static InputStream unpacked(Path file, InputStream raw) throws IOException {
    boolean gzipName = file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
    raw.mark(2);
    boolean gzipBytes = raw.read() == 0x1f && raw.read() == 0x8b;
    raw.reset();
    if (gzipBytes && !gzipName) {
      throw new CorpusException(file.toString(), "is a gzip file; give it a name that ends in .gz");
    }
    if (gzipName && !gzipBytes) {
      throw new CorpusException(
          file.toString(), "is not a gzip file; give it a name that does not end in .gz");
    }
    return gzipName ? new GZIPInputStream(raw, 1 << 16) : raw;
  }

  private static CorpusException unreadable(String name, IOException e) {
    if (e instanceof NoSuchFileException) {
      return new CorpusException(name, "no such file; check the path");
    }
    if (e instanceof AccessDeniedException) {
      return new CorpusException(name, "no permission to read this file; change its permissions");
    }
    String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    if (e instanceof EOFException || e instanceof ZipException) {
      return new CorpusException(
          name,
          (name.toLowerCase(Locale.ROOT).contains(".zip") ? "the zip" : "the gzip")
              + " file is cut short or damaged ("
              + reason
              + "); copy it again");
    }
    return new CorpusException(name, "can't be read (" + reason + ")");
  }

  /** What was chosen of several files in a zip, in one line. */
  Optional<String> choice() {
    return in instanceof ZipPath.Entry entry ? entry.choice() : Optional.empty();
  }

  /** Fills the chunk as far as bytes are there: how many were read, -1 at the end. */
  int read(byte[] chunk) {
    try {
      return in.read(chunk);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  /** The number of bytes that can be read without waiting for the writer of a pipe. */
  int available() {
    try {
      return in.available();
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  /**
   * The SHA-256 of all bytes of the file, packed as they are; reads what is left of it.
   *
   * @throws IllegalStateException if none is computed
   */
  String checksum() {
    Sha256 sum =
        checksumOfFile.orElseThrow(() -> new IllegalStateException("opened without checksum"));
    try {
      file.transferTo(OutputStream.nullOutputStream());
      return sum.hex();
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  @Override
  public void close() {
    try {
      in.close();
      file.close();
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }
}
