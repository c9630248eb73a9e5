package dev.unfold.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes to lines: endings, encodings, limits. The numbers C… are those of the project's catalogue of bad inputs. */
final class LinesTest {
  private static final String UTF8_BOM = "efbbbf";

  private static Source hex(String hex) {
    return new Source(HexFormat.of().parseHex(hex.replace(" ", "")));
  }

  @Test
  void linesKeepTheirNumbersAndEndings() {
    assertThat(new Source("a\nbc\r\n\r\n\nd\re").allLines())
        .containsExactly(
            new Line(1, "a", "\n"),
            new Line(2, "bc", "\r\n"),
            new Line(3, "", "\r\n"),
            new Line(4, "", "\n"),
            new Line(5, "d", "\r"),
            new Line(6, "e", ""));
    assertThat(new Source("").allLines()).isEmpty();
  }

  @Test
  void noOtherSeparatorEndsALine() {
    String text = "a\u2028b\u2029c\u0085d\u000be\u000cf\u001cg";
    assertThat(new Source(text + "\n").allLines()).containsExactly(new Line(1, text, "\n"));
  }

  @Test
  void c09LoneCarriageReturnEndsALineAndIsWarnedOfOnce() {
    Source source = new Source("a\n\rb\rc\r\r");
    assertThat(source.allLines()).extracting(Line::text).containsExactly("a", "", "b", "c", "");
    assertThat(source.allLines())
        .extracting(Line::ending)
        .containsExactly("\n", "\r", "\r", "\r", "\r");
    source.warnings.clear();
    assertThat(source.allLines()).hasSize(5);
    assertThat(source.warnings)
        .containsExactly("file:2: a carriage return alone ends this line; read as a line end");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void carriageReturnAtTheEndOfAChunk(int shift) {
    String filler = "x".repeat((1 << 16) - 1 - shift);
    assertThat(new Source(filler + "\r\nb\n").allLines())
        .containsExactly(new Line(1, filler, "\r\n"), new Line(2, "b", "\n"));
    assertThat(new Source(filler + "\rb\n").allLines())
        .containsExactly(new Line(1, filler, "\r"), new Line(2, "b", "\n"));
  }

  @Test
  void c10MixedLineEndsAreWarnedOfOnce() {
    Source source = new Source("a\nb\r\nc\nd\r\n");
    assertThat(source.allLines())
        .extracting(Line::ending)
        .containsExactly("\n", "\r\n", "\n", "\r\n");
    assertThat(source.warnings)
        .containsExactly("file:2: LF and CRLF both end lines of this file; kept as they are");
    Source windows = new Source("a\r\nb\r\n");
    assertThat(windows.allLines()).hasSize(2);
    assertThat(windows.warnings).isEmpty();
  }

  @Test
  void c04ByteOrderMarkIsLeftOut() {
    Source source = hex(UTF8_BOM + "61 0a 62 0a");
    assertThat(source.allLines()).extracting(Line::text).containsExactly("a", "b");
    assertThat(source.warnings).containsExactly("file:1: begins with a byte order mark; left out");
    assertThat(hex(UTF8_BOM).allLines()).containsExactly(new Line(1, "", ""));
    assertThat(hex("61 0a" + UTF8_BOM + "0a").allLines().get(1).text()).isEqualTo("\ufeff");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
  void c05Utf16IsRefused(String charset) throws IOException {
    byte[] bytes = "\ufeff1\ta\n2\tb\n".getBytes(charset);
    assertThatThrownBy(() -> new Source(bytes).allLines())
        .isInstanceOf(CorpusException.class)
        .hasMessage("file:1: looks like UTF-16, expected UTF-8; convert the file");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "C06 never a byte of UTF-8,      61 ff 62 0a,            1, 1, FF",
    "C06 overlong NUL,               c0 80 0a,               1, 0, C0",
    "C06 overlong slash,             61 62 e0 80 af 0a,      1, 2, E0",
    "C06 surrogate (CESU-8),         61 0a ed a0 80 0a,      2, 2, ED",
    "C06 beyond U+10FFFF,            f4 90 80 80 0a,         1, 0, F4",
    "C06 five bytes,                 f8 88 80 80 80 0a,      1, 0, F8",
    "C06 continuation alone,         61 62 80 0a,            1, 2, 80",
    "C06 cut short by the line end,  61 e2 82 0a 61 0a,      1, 1, E2",
    "C06 cut short by the file end,  61 0a 62 f0 9f 99,      2, 3, F0",
    "C06 Latin-1 after CRLF,         61 0d 0a 62 e9 0d 0a,   2, 4, E9",
    "C06 after a byte order mark,    ef bb bf 61 ff 0a,      1, 4, FF",
    "C06 after a character,          c3 a9 0a c3 a9 c3 0a,   2, 5, C3",
  })
  void invalidUtf8IsRefusedWithItsPlace(String name, String hex, int line, int offset, String b) {
    assertThatThrownBy(() -> hex(hex).allLines())
        .as(name)
        .isInstanceOf(CorpusException.class)
        .hasMessage(
            "file:%d: byte %d (0x%s) is not UTF-8; convert the file to UTF-8", line, offset, b);
  }

  @Test
  void c07NulIsRefusedWithItsPlace() {
    assertThatThrownBy(() -> new Source("ab\r\nc\0d\n").allLines())
        .isInstanceOf(CorpusException.class)
        .hasMessage("file:2: NUL character at byte 5; is this a text file?");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1})
  void c43LongestLine(int more) {
    byte[] bytes = new byte[2 + Lines.MAX_LINE_BYTES + more];
    Arrays.fill(bytes, (byte) 'x');
    bytes[0] = 'a';
    bytes[1] = '\n';
    Source source = new Source(bytes);
    if (more <= 0) {
      assertThat(source.allLines().get(1).text()).hasSize(Lines.MAX_LINE_BYTES + more);
    } else {
      assertThatThrownBy(source::allLines)
          .isInstanceOf(CorpusException.class)
          .hasMessage("file:2: the line is longer than 16777216 bytes; is this a text file?");
    }
  }

  @Test
  void c43FileWithoutLineEndsIsNotReadWhole() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'x';
          }
        };
    Lines lines = new Lines("file", endless, w -> {});
    assertThatThrownBy(lines::next)
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("longer than");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tr-TR", "ar-EG", "th-TH-u-nu-thai"})
  void c52MessagesAreTheSameInEveryLocale(String tag) {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag(tag));
    try {
      assertThatThrownBy(() -> hex("0a 0a 61 62 63 ff").allLines())
          .hasMessage("file:3: byte 5 (0xFF) is not UTF-8; convert the file to UTF-8");
      assertThatThrownBy(() -> new Source("1\ti\u001f\n\n").conllu())
          .hasMessage("file:1: expected 10 tab-separated columns, found 2: \"1<TAB>i<U+001F>\"");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void peekDoesNotAdvance() {
    Lines lines = new Source("a\nb\n").lines();
    assertThat(lines.peek()).contains(new Line(1, "a", "\n"));
    assertThat(lines.peek()).contains(new Line(1, "a", "\n"));
    assertThat(lines.next()).isEqualTo(new Line(1, "a", "\n"));
    assertThat(lines.next()).isEqualTo(new Line(2, "b", "\n"));
    assertThat(lines.peek()).isEmpty();
    assertThat(lines.next()).isNull();
  }

  @Test
  void readyDoesNotWait() {
    Lines lines = new Source("a\nb\n").lines();
    assertThat(lines.ready()).isTrue();
    assertThat(lines.next().text()).isEqualTo("a");
    assertThat(lines.ready()).isTrue();
    assertThat(lines.peek()).isPresent();
    assertThat(lines.ready()).isTrue();
    assertThat(lines.next().text()).isEqualTo("b");
    assertThat(lines.ready()).isFalse();
  }

  @Test
  void streamErrorsNameTheFile() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("the cable is out");
          }
        };
    assertThatThrownBy(() -> new Lines("file", broken, w -> {}).next())
        .isInstanceOf(CorpusException.class)
        .hasMessage("file: can't be read (the cable is out)");
  }

  @Test
  void onlyBlanksAndTabsAreBlank() {
    for (String blank : List.of("", " ", "\t", " \t ")) {
      assertThat(new Line(1, blank, "\n").isBlank()).as("<%s>", blank).isTrue();
    }
    for (String word : List.of("a", "\u00a0", "\u3000", "\u2028", "\u200b", " _")) {
      assertThat(new Line(1, word, "\n").isBlank()).as("<%s>", word).isFalse();
    }
  }

  @Test
  void textAndEndingsTogetherAreTheFile() throws IOException {
    byte[] bytes = "é\n\r\n🙂\rx\u2028\n\n\r\r\nend".getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Lines lines = new Lines("file", new ByteArrayInputStream(bytes), w -> {});
    for (Line line = lines.next(); line != null; line = lines.next()) {
      out.write((line.text() + line.ending()).getBytes(StandardCharsets.UTF_8));
    }
    assertThat(out.toByteArray()).isEqualTo(bytes);
  }
}
