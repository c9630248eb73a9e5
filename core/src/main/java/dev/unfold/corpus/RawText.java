package dev.unfold.corpus;

import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * The characters of a UTF-8 text of any length, without a byte order mark; unpacked if the name ends in {@code .gz}.
 *
 * <p>As strict as {@link Lines}: bytes that are not UTF-8, a NUL, and UTF-16 end in a {@link CorpusException} that names their
 * position in the file.
 */
public final class RawText extends Reader {
  private static final char MARK = '\uFEFF';

  private final ByteSource bytes;
  private final LongConsumer progress;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final byte[] chunk = new byte[1 << 16];
  private final ByteBuffer encoded = ByteBuffer.allocate(2 * chunk.length).flip();
  private final CharBuffer decoded = CharBuffer.allocate(2 * chunk.length).flip();
  private long offset;
  private boolean ended;

  private RawText(ByteSource bytes, LongConsumer progress) {
    this.bytes = bytes;
    this.progress = progress;
  }

  /**
   * The text of a file.
   *
   * @param progress takes the number of bytes each time that some were read
   * @throws CorpusException if the file can't be opened
   */
  public static RawText open(Path file, LongConsumer progress) {
    return new RawText(ByteSource.open(file, Optional.empty()), progress);
  }

  /**
   * The text of a stream.
   *
   * @param name its name in errors
   */
  public static RawText of(String name, InputStream in) {
    return new RawText(new ByteSource(name, name, in, in, Optional.empty()), read -> {});
  }

  /** The name of the text in errors. */
  public String name() {
    return bytes.name();
  }

  @Override
  public int read(char[] into, int from, int length) {
    while (!decoded.hasRemaining() && fill()) {
      // A chunk may end inside a character, or hold a byte order mark alone.
    }
    if (!decoded.hasRemaining()) {
      return length == 0 ? 0 : -1;
    }
    int some = Math.min(length, decoded.remaining());
    decoded.get(into, from, some);
    return some;
  }

  /** Decodes the next bytes; false at the end. */
  private boolean fill() {
    if (ended) {
      return false;
    }
    int read = bytes.read(chunk);
    ended = read < 0;
    boolean first = offset == 0 && encoded.position() == 0;
    encoded.compact().put(chunk, 0, Math.max(0, read)).flip();
    if (first) {
      requireNoUtf16();
    }
    decoded.clear();
    CoderResult result = decoder.decode(encoded, decoded, ended);
    if (result.isError()) {
      throw problem(
          "byte %d (0x%02X) is not UTF-8; convert the file to UTF-8",
          offset + encoded.position(), encoded.get(encoded.position()));
    }
    decoded.flip();
    requireText();
    offset += encoded.position();
    if (first && decoded.hasRemaining() && decoded.get(0) == MARK) {
      decoded.get();
    }
    progress.accept(Math.max(0, read));
    return !ended || decoded.hasRemaining();
  }

  private void requireNoUtf16() {
    if (encoded.limit() >= 2) {
      int mark = (encoded.get(0) & 0xff) << 8 | encoded.get(1) & 0xff;
      if (mark == 0xfffe || mark == 0xfeff) {
        throw problem("looks like UTF-16, expected UTF-8; convert the file");
      }
    }
  }

  private void requireText() {
    for (int at = 0; at < decoded.limit(); at++) {
      if (decoded.get(at) == 0) {
        int before =
            decoded.duplicate().limit(at).toString().getBytes(StandardCharsets.UTF_8).length;
        throw problem("NUL character at byte %d; is this a text file?", offset + before);
      }
    }
  }

  private CorpusException problem(String what, Object... arguments) {
    return new CorpusException(name(), String.format(Locale.ROOT, what, arguments));
  }

  @Override
  public void close() {
    bytes.close();
  }
}
