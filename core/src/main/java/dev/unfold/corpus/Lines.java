package dev.unfold.corpus;

import dev.unfold.file.OneLine;
import dev.unfold.file.Sha256;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a UTF-8 file, one at a time: strict about bytes, exact about endings, unpacked if the name ends in {@code
 * .gz} or {@code .zip}.
 *
 * <p>A byte that is not UTF-8 is an error that names its position in the file, never a replacement character. A line ends with
 * {@code \n}, {@code \r\n} or a lone {@code \r} and with nothing else: other Unicode separators belong to words.
 */
public final class Lines implements AutoCloseable {
  /** The longest line that is read, in bytes. */
  public static final int MAX_LINE_BYTES = 16 << 20;

  private final String name;
  private final ByteSource bytes;
  private final Consumer<String> warnings;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final byte[] chunk = new byte[1 << 16];
  private int chunkAt;
  private int chunkEnd;
  private byte[] line = new byte[256];
  private long offset;
  private int number;
  private String firstEnding = "";
  private final Set<String> warned = new HashSet<>();
  private boolean skipsMalformed;
  private int malformed;
  private int firstMalformed;
  private Optional<CorpusException> firstProblem = Optional.empty();
  private final Deque<Line> ahead = new ArrayDeque<>();

  /**
   * The lines of a stream.
   *
   * @param name its name in errors
   * @param warnings takes one line for each thing that is odd but readable
   */
  public Lines(String name, InputStream in, Consumer<String> warnings) {
    this(new ByteSource(name, name, in, in, Optional.empty()), warnings);
  }

  private Lines(ByteSource bytes, Consumer<String> warnings) {
    this.name = bytes.name();
    this.bytes = bytes;
    this.warnings = warnings;
  }

  /**
   * The lines of a file.
   *
   * @param warnings takes one line for each thing that is odd but readable
   * @throws CorpusException if the file can't be opened
   */
  public static Lines open(Path file, Consumer<String> warnings) {
    return of(ByteSource.open(file, Optional.empty()), warnings);
  }

  /** As {@link #open(Path, Consumer)}; the checksum of the file is computed while it is read. */
  static Lines openChecksummed(Path file, Consumer<String> warnings) {
    return of(ByteSource.open(file, Optional.of(new Sha256())), warnings);
  }

  private static Lines of(ByteSource bytes, Consumer<String> warnings) {
    Lines lines = new Lines(bytes, warnings);
    bytes.choice().ifPresent(lines::warn);
    return lines;
  }

  /** The bytes from which the lines are read. */
  ByteSource source() {
    return bytes;
  }

  /** The name of the file in errors. */
  public String name() {
    return name;
  }

  /** These lines without those that are not UTF-8, which are counted; for files of which single rows don't matter. */
  Lines skippingMalformed() {
    skipsMalformed = true;
    return this;
  }

  /** The number of lines left out because they are not UTF-8. */
  int malformed() {
    return malformed;
  }

  /** The error that the first of them would be in another file. */
  Optional<CorpusException> malformedProblem() {
    return firstProblem;
  }

  /** The first of them, counted from 1. */
  int firstMalformed() {
    return firstMalformed;
  }

  /** Reports a warning about the whole file. */
  void warn(String what) {
    warnings.accept(OneLine.of(name + ": " + what));
  }

  /** Reports a warning with file and line. */
  void warn(int lineNumber, String what) {
    warnings.accept(OneLine.of(name + ":" + lineNumber + ": " + what));
  }

  /** Reports a warning with file and line, once per file and text. */
  void warnOnce(int lineNumber, String what) {
    if (warned.add(what)) {
      warn(lineNumber, what);
    }
  }

  /** The next line, which stays the next one; empty at the end. */
  public Optional<Line> peek() {
    if (ahead.isEmpty()) {
      readAhead();
    }
    return Optional.ofNullable(ahead.peekFirst());
  }

  /**
   * The next lines, which all stay the next ones; fewer if the file ends, or the writer of a pipe has not written more yet.
   *
   * @param most the largest number of lines
   */
  public List<Line> first(int most) {
    boolean more = peek().isPresent();
    while (more && ahead.size() < most) {
      more = readable() && readAhead();
    }
    return List.copyOf(ahead);
  }

  private boolean readAhead() {
    Line line = read();
    return line != null && ahead.add(line);
  }

  /** Whether more can be read without waiting for the writer of a pipe. */
  public boolean ready() {
    return !ahead.isEmpty() || readable();
  }

  private boolean readable() {
    return chunkAt < chunkEnd || bytes.available() > 0;
  }

  /**
   * The next line; null at the end.
   *
   * @throws CorpusException for bytes that are not UTF-8, a NUL, a line over {@link #MAX_LINE_BYTES}
   */
  public @Nullable Line next() {
    return ahead.isEmpty() ? read() : ahead.removeFirst();
  }

  private @Nullable Line read() {
    while (true) {
      int before = malformed;
      Line line = readLine();
      if (malformed == before) {
        return line;
      }
    }
  }

  /** The next line; one that is left out has no text. */
  private @Nullable Line readLine() {
    int length = 0;
    String ending = "";
    while (true) {
      int b = readByte();
      if (b < 0) {
        if (length == 0) {
          return null;
        }
        break;
      }
      if (b == '\n' || b == '\r') {
        ending = ending(b);
        break;
      }
      if (length == line.length) {
        line = Arrays.copyOf(line, 2 * length);
      }
      line[length++] = (byte) b;
      if (length > MAX_LINE_BYTES) {
        throw new CorpusException(
            name,
            number + 1,
            "the line is longer than " + MAX_LINE_BYTES + " bytes; is this a text file?");
      }
    }
    number++;
    String text = decode(length);
    offset += length + ending.length();
    return new Line(number, text, ending);
  }

  private String ending(int b) {
    if (b == '\n') {
      return usual("\n");
    }
    int following = readByte();
    if (following == '\n') {
      return usual("\r\n");
    }
    if (following >= 0) {
      chunkAt--;
    }
    warnOnce(number + 1, "a carriage return alone ends this line; read as a line end");
    return "\r";
  }

  private String usual(String ending) {
    if (firstEnding.isEmpty()) {
      firstEnding = ending;
    } else if (!ending.equals(firstEnding)) {
      warnOnce(number + 1, "LF and CRLF both end lines of this file; kept as they are");
    }
    return ending;
  }

  private int readByte() {
    if (chunkAt == chunkEnd) {
      chunkEnd = bytes.read(chunk);
      chunkAt = 0;
      if (chunkEnd <= 0) {
        chunkEnd = 0;
        return -1;
      }
    }
    return chunk[chunkAt++] & 0xff;
  }

  private String decode(int length) {
    if (number == 1 && length >= 2 && (startsWith(0xff, 0xfe) || startsWith(0xfe, 0xff))) {
      throw new CorpusException(name, 1, "looks like UTF-16, expected UTF-8; convert the file");
    }
    int from = 0;
    if (number == 1 && length >= 3 && startsWith(0xef, 0xbb) && (line[2] & 0xff) == 0xbf) {
      warnOnce(1, "begins with a byte order mark; left out");
      from = 3;
    }
    for (int i = from; i < length; i++) {
      if (line[i] == 0) {
        throw new CorpusException(
            name, number, "NUL character at byte " + (offset + i) + "; is this a text file?");
      }
    }
    ByteBuffer encoded = ByteBuffer.wrap(line, from, length - from);
    try {
      return decoder.decode(encoded).toString();
    } catch (CharacterCodingException e) {
      int at = encoded.position();
      CorpusException problem =
          new CorpusException(
              name,
              number,
              String.format(
                  Locale.ROOT,
                  "byte %d (0x%02X) is not UTF-8; convert the file to UTF-8",
                  offset + at,
                  line[at]));
      if (!skipsMalformed) {
        throw problem;
      }
      firstMalformed = malformed == 0 ? number : firstMalformed;
      firstProblem = firstProblem.or(() -> Optional.of(problem));
      malformed++;
      return "";
    }
  }

  private boolean startsWith(int first, int second) {
    return (line[0] & 0xff) == first && (line[1] & 0xff) == second;
  }

  /**
   * The SHA-256 of all bytes of the file, packed as they are; reads what is left of it.
   *
   * @throws IllegalStateException unless the lines come from {@link #openChecksummed}
   */
  String checksum() {
    return bytes.checksum();
  }

  @Override
  public void close() {
    bytes.close();
  }
}
