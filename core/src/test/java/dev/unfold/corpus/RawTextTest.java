package dev.unfold.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RawTextTest {
  @TempDir Path folder;

  private static String read(byte[] bytes) throws IOException {
    return read(RawText.of("in", new ByteArrayInputStream(bytes)));
  }

  private static String read(RawText text) throws IOException {
    StringWriter all = new StringWriter();
    text.transferTo(all);
    return all.toString();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void everyCharacterIsRead() throws IOException {
    String text = "a\r\nb\rc\u2028 é 漢 😀\t".repeat(30_000);
    assertThat(read(utf8(text))).isEqualTo(text);
    assertThat(read(utf8(""))).isEmpty();
  }

  @Test
  void charactersMayArriveInPieces() throws IOException {
    InputStream slow =
        new ByteArrayInputStream(utf8("é漢😀")) {
          @Override
          public synchronized int read(byte[] into, int from, int length) {
            return super.read(into, from, Math.min(1, length));
          }
        };
    assertThat(read(RawText.of("slow", slow))).isEqualTo("é漢😀");
  }

  @Test
  void aByteOrderMarkIsLeftOutAtTheStartAlone() throws IOException {
    assertThat(read(utf8("\uFEFFa\uFEFF"))).isEqualTo("a\uFEFF");
  }

  @Test
  void whatIsNoTextIsRefused() {
    assertRefused(
        new byte[] {'a', (byte) 0xe9, 'b'},
        "in: byte 1 (0xE9) is not UTF-8; convert the file to UTF-8");
    assertRefused(
        new byte[] {'a', (byte) 0xc3}, "in: byte 1 (0xC3) is not UTF-8; convert the file to UTF-8");
    assertRefused(utf8("é\0"), "in: NUL character at byte 2; is this a text file?");
    assertRefused(
        "ab".getBytes(StandardCharsets.UTF_16),
        "in: looks like UTF-16, expected UTF-8; convert the file");
  }

  private static void assertRefused(byte[] bytes, String message) {
    assertThatThrownBy(() -> read(bytes)).isInstanceOf(CorpusException.class).hasMessage(message);
  }

  @Test
  void filesMayBePacked() throws IOException {
    Path file = folder.resolve("a.txt.gz");
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(utf8("one two"));
    }
    Files.write(file, packed.toByteArray());
    AtomicLong progress = new AtomicLong();
    try (RawText text = RawText.open(file, progress::addAndGet)) {
      assertThat(read(text)).isEqualTo("one two");
    }
    assertThat(progress).hasValue(7);
  }
}
