package dev.unfold.corpus;

import dev.unfold.file.Sha256;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A file in a zip file: {@code glove.zip/glove.100d.txt}, or {@code glove.zip} for its first file.
 *
 * @param zip the zip file
 * @param name the name of the file in it; empty for the first
 */
record ZipPath(Path zip, String name) {
  private static final int SHOWN = 8;

  /** The zip file that a path names or leads into; empty if there is none. */
  static Optional<ZipPath> of(Path file) {
    for (Path zip = file; zip != null; zip = zip.getParent()) {
      boolean named = zip.toString().toLowerCase(Locale.ROOT).endsWith(".zip");
      if (named && Files.isRegularFile(zip)) {
        String rest = zip.equals(file) ? "" : zip.relativize(file).toString().replace('\\', '/');
        return Optional.of(new ZipPath(zip, rest));
      }
    }
    return Optional.empty();
  }

  /**
   * Opens the file.
   *
   * @param checksum takes the bytes of the whole zip file
   * @throws CorpusException if the zip file does not hold it
   */
  ByteSource open(Optional<Sha256> checksum) throws IOException {
    ZipFile content = new ZipFile(zip.toFile());
    try {
      List<? extends ZipEntry> files =
          content.stream().filter(entry -> !entry.isDirectory()).toList();
      ZipEntry chosen =
          files.stream()
              .filter(entry -> name.isEmpty() || entry.getName().equals(name))
              .findFirst()
              .orElseThrow(() -> missing(files));
      Entry in = new Entry(content, content.getInputStream(chosen), choice(files));
      InputStream bytes = ByteSource.stream(zip);
      InputStream raw = checksum.map(sum -> sum.reading(bytes)).orElse(bytes);
      return new ByteSource(path(), chosen.getName(), in, new BufferedInputStream(raw), checksum);
    } catch (IOException | CorpusException e) {
      content.close();
      throw e;
    }
  }

  private String path() {
    return name.isEmpty() ? zip.toString() : zip.resolve(name).toString();
  }

  private CorpusException missing(List<? extends ZipEntry> files) {
    return new CorpusException(
        zip.toString(),
        files.isEmpty()
            ? "holds no file; expected one"
            : "holds no " + name + ", only " + names(files) + "; name one of these");
  }

  /** What was chosen without being named, if there was a choice. */
  private Optional<String> choice(List<? extends ZipEntry> files) {
    return name.isEmpty() && files.size() > 1
        ? Optional.of(
            "holds "
                + files.size()
                + " files ("
                + names(files)
                + "); the first is read, another as "
                + zip.resolve(files.get(1).getName()))
        : Optional.empty();
  }

  private static String names(List<? extends ZipEntry> files) {
    List<String> names = files.stream().limit(SHOWN).map(ZipEntry::getName).toList();
    return String.join(", ", names) + (files.size() > SHOWN ? ", …" : "");
  }

  /** The bytes of one file; closing them closes the zip file. */
  static final class Entry extends FilterInputStream {
    private final ZipFile zip;
    private final Optional<String> choice;

    Entry(ZipFile zip, InputStream in, Optional<String> choice) {
      super(in);
      this.zip = zip;
      this.choice = choice;
    }

    /** What was chosen of several files. */
    Optional<String> choice() {
      return choice;
    }

    @Override
    public int available() {
      return 1; // a file never makes its reader wait
    }

    @Override
    public void close() throws IOException {
      zip.close();
    }
  }
}
