package dev.unfold.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are packed, misnamed, missing or not regular files: C46 of the catalogue of bad inputs. */
final class LinesOfFilesTest {
  @TempDir Path folder;

  private Path file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static List<String> texts(Path file) {
    List<String> texts = new ArrayList<>();
    try (Lines lines = Lines.open(file, w -> {})) {
      for (Line line = lines.next(); line != null; line = lines.next()) {
        texts.add(line.text());
      }
    }
    return texts;
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(Path file) {
    return assertThatThrownBy(() -> texts(file)).isInstanceOf(CorpusException.class);
  }

  @Test
  void plainAndPackedFilesReadAlike() throws IOException {
    assertThat(texts(file("a.conllu", "é\nb\n".getBytes(StandardCharsets.UTF_8))))
        .containsExactly("é", "b");
    assertThat(texts(file("a.conllu.GZ", gzip("é\nb\n")))).containsExactly("é", "b");
    assertThat(texts(file("empty.gz", gzip("")))).isEmpty();
    assertThat(texts(file("one-byte", new byte[] {0x1f}))).containsExactly("\u001f");
  }

  @Test
  void packedFileOfSeveralMembersIsReadWhole() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(gzip("a\nb"));
    bytes.write(gzip("c\nd\n"));
    assertThat(texts(file("two.gz", bytes.toByteArray()))).containsExactly("a", "bc", "d");
  }

  @Test
  void packedFileUnderAWrongName() throws IOException {
    Path file = file("train.conllu", gzip("a\n"));
    assertRefused(file).hasMessage(file + ": is a gzip file; give it a name that ends in .gz");
  }

  @Test
  void plainFileUnderThePackedName() throws IOException {
    Path file = file("train.conllu.gz", "a\n".getBytes(StandardCharsets.UTF_8));
    assertRefused(file)
        .hasMessage(file + ": is not a gzip file; give it a name that does not end in .gz");
  }

  @Test
  void packedFileCutShortAtEveryByte() throws IOException {
    byte[] whole = gzip("one line\nand another\n");
    for (int length = 2; length < whole.length; length++) {
      Path file = file("cut.gz", Arrays.copyOf(whole, length));
      assertRefused(file)
          .as("%d of %d bytes", length, whole.length)
          .hasMessageStartingWith(file + ": the gzip file is cut short or damaged (")
          .hasMessageEndingWith("); copy it again");
    }
  }

  @Test
  void packedFileWithAWrongChecksum() throws IOException {
    byte[] bytes = gzip("one line\n");
    bytes[bytes.length - 8] ^= 1;
    Path file = file("damaged.gz", bytes);
    assertRefused(file)
        .hasMessage(
            file + ": the gzip file is cut short or damaged (Corrupt GZIP trailer); copy it again");
  }

  @Test
  void folder() {
    assertRefused(folder).hasMessage(folder + ": is a folder, expected a file");
  }

  @Test
  void missingFile() {
    Path file = folder.resolve("no-such.conllu");
    assertRefused(file).hasMessage(file + ": no such file; check the path");
  }

  @Test
  void fileWithoutTheRightToRead() throws IOException {
    Path file = file("secret.conllu", new byte[] {'a'});
    assumeTrue(
        Files.getFileStore(file).supportsFileAttributeView("posix"), "skipped: needs permissions");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeTrue(!Files.isReadable(file), "skipped: root may read every file");
    assertRefused(file)
        .hasMessage(file + ": no permission to read this file; change its permissions");
  }

  @Test
  void namedPipeIsReadLikeAFile() throws Exception {
    Path pipe = folder.resolve("pipe");
    boolean made;
    try {
      made = new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0;
    } catch (IOException e) {
      made = false;
    }
    assumeTrue(made, "skipped: needs mkfifo");
    CompletableFuture<Void> writer =
        CompletableFuture.runAsync(
            () -> {
              try {
                Files.writeString(pipe, "a\nb\n");
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    assertThat(texts(pipe)).containsExactly("a", "b");
    writer.join();
  }

  @Test
  void nullDeviceIsAnEmptyFile() {
    Path device = Path.of("/dev/null");
    assumeTrue(Files.exists(device), "skipped: needs /dev/null");
    assertThat(texts(device)).isEmpty();
  }
}
