package dev.unfold.corpus;

import static dev.unfold.corpus.Source.conllu;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unfold.TestSeed;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules of all readers: one sentence at a time, limits, and only the documented exception. */
final class SentenceReaderTest {
  /** The same bytes, repeated. */
  private static final class Repeated extends InputStream {
    private final byte[] bytes;
    private long left;

    Repeated(String text, long times) {
      this.bytes = text.getBytes(StandardCharsets.UTF_8);
      this.left = bytes.length * times;
    }

    @Override
    public int read() {
      return left == 0 ? -1 : bytes[(int) (bytes.length - 1 - (--left % bytes.length))] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      if (left == 0) {
        return -1;
      }
      int at = (int) ((bytes.length - left % bytes.length) % bytes.length);
      int count = Math.min(length, bytes.length - at);
      System.arraycopy(bytes, at, into, offset, count);
      left -= count;
      return count;
    }
  }

  @Tag("slow")
  @Test
  void c45SentencesOfALongStreamAreNotRetained() {
    String sentence =
        conllu(
            "# text = a b", "1 a X", Source.row("2", "b", "Y").replace("_\n", "b".repeat(300)), "");
    long times = 60_000_000 / sentence.length();
    Lines lines = new Lines("stream", new Repeated(sentence, times), w -> {});
    SentenceReader reader = CorpusFormat.CONLLU.reader(lines, new Columns(2, 4));
    List<WeakReference<Sentence>> some = new ArrayList<>();
    long words = 0;
    for (long s = 0; s < times; s++) {
      Sentence next = reader.next();
      words += next.length();
      if (s % 10_000 == 0) {
        some.add(new WeakReference<>(next));
      }
    }
    assertThat(words).isEqualTo(2 * times);
    System.gc();
    assertThat(some).hasSizeGreaterThan(10).allMatch(sample -> sample.get() == null);
    assertThat(reader.hasNext()).isFalse();
    Reference.reachabilityFence(reader);
  }

  @Tag("slow")
  @ParameterizedTest
  @CsvSource({"columns, 0", "columns, 1", "text, 0", "text, 1"})
  void longestSentence(CorpusFormat format, int more) {
    int words = SentenceReader.MAX_WORDS + more;
    InputStream stream = new Repeated(format == CorpusFormat.TEXT ? "w " : "w X\n", words);
    SentenceReader reader = format.reader(new Lines("file", stream, w -> {}));
    if (more == 0) {
      assertThat(reader.next().length()).isEqualTo(words);
    } else {
      int line = format == CorpusFormat.TEXT ? 1 : words;
      assertThatThrownBy(reader::next)
          .isInstanceOf(CorpusException.class)
          .hasMessage(
              "file:%d: the sentence has more than 1000000 words; expected shorter sentences",
              line);
    }
  }

  @Tag("slow")
  @ParameterizedTest
  @CsvSource({"0", "1"})
  void longestSentenceOfConllu(int more) {
    int words = SentenceReader.MAX_WORDS + more;
    StringBuilder text = new StringBuilder();
    for (int id = 1; id <= words; id++) {
      text.append(id).append("\tw\t_\tX\t_\t_\t_\t_\t_\t_\n");
    }
    Source source = new Source(text.toString());
    if (more == 0) {
      assertThat(source.conllu().get(0).length()).isEqualTo(words);
    } else {
      assertThatThrownBy(source::conllu)
          .isInstanceOf(CorpusException.class)
          .hasMessageStartingWith(
              "file:1000001: id is \"1000001\", expected a number from 1 to 1000000");
    }
  }

  @Tag("slow")
  @Test
  void linesWithoutASeparatorAreLimited() {
    InputStream endless = new Repeated("# c\n", Long.MAX_VALUE / 8);
    SentenceReader reader =
        CorpusFormat.CONLLU.reader(new Lines("file", endless, w -> {}), new Columns(2, 4));
    assertThatThrownBy(reader::hasNext)
        .isInstanceOf(CorpusException.class)
        .hasMessage(
            "file:2000001: 2000000 lines and still no sentence ends; expected empty lines between sentences");
  }

  static List<CorpusFormat> formats() {
    return CorpusFormat.all();
  }

  @ParameterizedTest
  @MethodSource("formats")
  void hasNextDoesNotAdvanceAndNextThrowsAtTheEnd(CorpusFormat format) {
    String word =
        format == CorpusFormat.TEXT ? "a" : Source.row("1", "a", "X").replace("X\t_", "X\tX");
    SentenceReader reader = new Source(word + "\n\n" + word + "\n\n").reader(format);
    assertThat(reader.hasNext()).isTrue();
    assertThat(reader.hasNext()).isTrue();
    assertThat(reader.next().length()).isEqualTo(1);
    assertThat(reader.next().length()).isEqualTo(1);
    assertThat(reader.hasNext()).isFalse();
    assertThat(reader.hasNext()).isFalse();
    assertThatThrownBy(reader::next).isInstanceOf(NoSuchElementException.class);
    assertThat(reader.trailing()).isEmpty();
  }

  @Test
  void closingClosesTheStream() {
    AtomicBoolean closed = new AtomicBoolean();
    InputStream in =
        new SequenceInputStream(InputStream.nullInputStream(), InputStream.nullInputStream()) {
          @Override
          public void close() throws IOException {
            closed.set(true);
            super.close();
          }
        };
    CorpusFormat.TEXT.reader(new Lines("file", in, w -> {})).close();
    assertThat(closed).isTrue();
  }

  /** Good files with a few bytes deleted, doubled or replaced: they are refused as documented, or nothing is lost. */
  @Tag("slow")
  @Test
  void damagedFilesAreRefusedOrWrittenBackUnchanged() throws IOException {
    byte[] good =
        ("# sent_id = é\n"
                + conllu(
                    Source.row("1-2", "aux", "_"),
                    "1 à ADP",
                    "2 les DET",
                    "3 🙂 SYM",
                    Source.row("3.1", "gone", "X"),
                    "",
                    "# t\r",
                    "1 Oui INTJ",
                    ""))
            .getBytes(StandardCharsets.UTF_8);
    Random random = TestSeed.random();
    int read = 0;
    for (int mutant = 0; mutant < 20_000; mutant++) {
      byte[] bytes = mutated(good, random);
      StringBuilder out = new StringBuilder();
      ConlluWriter writer = new ConlluWriter(out, 4);
      Source source = new Source(bytes);
      try (SentenceReader reader = source.reader(CorpusFormat.CONLLU)) {
        while (reader.hasNext()) {
          Sentence sentence = reader.next();
          writer.write(sentence, sentence.tags());
        }
        writer.copy(reader.trailing());
      } catch (CorpusException e) {
        assertThat(e.getMessage()).matches("file:[0-9]+: \\P{Cntrl}+");
        continue;
      }
      read++;
      if (source.warnings.stream().anyMatch(w -> w.contains("blanks at its ends"))) {
        continue; // the tag is written without them
      }
      boolean mark = source.warnings.stream().anyMatch(w -> w.contains("byte order mark"));
      assertThat((mark ? "\ufeff" : "") + out).isEqualTo(new String(bytes, StandardCharsets.UTF_8));
    }
    assertThat(read).as("mutants that could be read").isBetween(1_000, 19_000);
  }

  private static byte[] mutated(byte[] good, Random random) {
    byte[] bytes = good;
    byte[] favourites = {
      '\t', '\n', '\r', '#', '1', '2', '3', '-', '.', '_', ' ', 0, (byte) 0xc3, (byte) 0xff
    };
    for (int change = 1 + random.nextInt(3); change > 0; change--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes = spliced(bytes, at, at + 1, new byte[0]);
        case 1 -> bytes = spliced(bytes, at, at, new byte[] {bytes[at]});
        case 2 ->
            bytes =
                spliced(
                    bytes, at, at + 1, new byte[] {favourites[random.nextInt(favourites.length)]});
        default ->
            bytes =
                spliced(bytes, at, at, new byte[] {favourites[random.nextInt(favourites.length)]});
      }
    }
    return bytes;
  }

  private static byte[] spliced(byte[] bytes, int from, int to, byte[] middle) {
    byte[] out = Arrays.copyOf(bytes, bytes.length - (to - from) + middle.length);
    System.arraycopy(middle, 0, out, from, middle.length);
    System.arraycopy(bytes, to, out, from + middle.length, bytes.length - to);
    return out;
  }
}
