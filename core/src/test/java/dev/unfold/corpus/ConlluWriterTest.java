package dev.unfold.corpus;

import static dev.unfold.corpus.Source.conllu;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.unfold.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes in comes out, but for the tag column, byte for byte. */
final class ConlluWriterTest {
  private static final String TAG = "É×";

  /** The text with {@link #TAG} for every word, as the product writes it. */
  private static String written(SentenceReader reader, int column) {
    StringBuilder out = new StringBuilder();
    ConlluWriter writer = new ConlluWriter(out, column);
    try (reader) {
      while (reader.hasNext()) {
        Sentence sentence = reader.next();
        writer.write(sentence, Collections.nCopies(sentence.length(), TAG));
      }
      writer.copy(reader.trailing());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  /** The same by another way: in every line that begins with a whole number, the column's content is exchanged. */
  private static String expected(String text, int column) {
    return text.replaceAll(
        "(?m)^([0-9]+\t(?:[^\t\n\r]*\t){" + (column - 2) + "})[^\t\n\r]*", "$1" + TAG);
  }

  static Stream<Arguments> texts() {
    String one =
        conllu(
            "# sent_id = 1",
            Source.row("1-2", "both", "_"),
            "1 a X",
            "2 b Y",
            Source.row("2.1", "gone", "VERB"),
            "3 c Z",
            "");
    String unix = "# newdoc\n" + one + "\n\n" + one;
    return Stream.of(
        arguments("LF", unix),
        arguments("CRLF", unix.replace("\n", "\r\n")),
        arguments("LF and CRLF", unix + unix.replace("\n", "\r\n")),
        arguments("lone CR", unix.replace("\n", "\r")),
        arguments("no empty line at the end", unix.substring(0, unix.length() - 1)),
        arguments("no line end at the end", unix.substring(0, unix.length() - 2)),
        arguments("comments at the end", unix + "# b\n\n# c\n\n\n# end"),
        arguments("comments alone", "# a\n\n# b\n"),
        arguments("comments inside", unix.replace("\n2\t", "\n# why\n2\t")),
        arguments("blank lines in front", "\n\n" + unix),
        arguments("blank lines alone", "\n\r\n\n"),
        arguments("tabs and blanks between", unix.replace("\n\n", "\n \t\n")),
        arguments("nothing", ""),
        arguments("odd words", unix.replace("\ta\t", "\ta\u2028 \u00a0🙂\u0301\t")),
        arguments("no tags yet", unix.replace("\tX\t", "\t_\t")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void nothingChangesButTheTagColumn(String name, String text) {
    for (int column : new int[] {4, 5, 10}) {
      assertThat(written(new Source(text).reader(CorpusFormat.CONLLU), column))
          .isEqualTo(expected(text, column));
    }
  }

  @TestFactory
  Stream<DynamicTest> nothingChangesInTheTreebanks() throws IOException {
    Path data = SharedData.file("data");
    try (Stream<Path> files = Files.find(data, 2, (f, a) -> f.toString().endsWith(".conllu"))) {
      return files.sorted().toList().stream()
          .map(f -> DynamicTest.dynamicTest(data.relativize(f).toString(), () -> treebank(f)));
    }
  }

  private static void treebank(Path file) throws IOException {
    String text = Files.readString(file);
    for (Tagset tagset : List.of(Tagset.UPOS, Tagset.XPOS)) {
      SentenceReader reader = CorpusLayout.of(tagset).open(file, w -> {});
      String written = written(reader, tagset.writtenColumn());
      // Not AssertJ's isEqualTo: its report of two texts of 14 MB would not help.
      assertThat(written.equals(expected(text, tagset.writtenColumn())))
          .as(file + " " + tagset)
          .isTrue();
      assertThat(written.getBytes(StandardCharsets.UTF_8).length).isGreaterThan(10_000);
    }
  }

  @Test
  void theFirstAndTheLastColumnCanBeWritten() throws IOException {
    Sentence sentence = new Source(conllu("1 a X", "")).conllu().get(0);
    StringBuilder out = new StringBuilder();
    new ConlluWriter(out, 1).write(sentence, List.of("7"));
    new ConlluWriter(out, 10).write(sentence, List.of("end"));
    assertThat(out)
        .hasToString("7\ta\t_\tX\t_\t_\t_\t_\t_\t_\n\n1\ta\t_\tX\t_\t_\t_\t_\t_\tend\n\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 11})
  void columnsThatTheFormatDoesNotHaveAreRefused(int column) {
    assertThatThrownBy(() -> new ConlluWriter(new StringBuilder(), column))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("ConlluWriter: tag column is %d, expected 1 to 10", column);
  }

  @Test
  void aTagTooManyOrTooFewIsRefused() {
    Sentence sentence = new Source(conllu("1 a X", "2 b Y", "")).conllu().get(0);
    ConlluWriter writer = new ConlluWriter(new StringBuilder(), 4);
    assertThatThrownBy(() -> writer.write(sentence, List.of("X")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("ConlluWriter: 1 tags for 2 words of a file, expected one each");
    assertThatThrownBy(() -> writer.write(Sentence.of(List.of("a"), List.of("X")), List.of("X")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("ConlluWriter: 1 tags for 0 words of a file, expected one each");
  }

  @Test
  void commentsAndNotes() throws IOException {
    String text =
        "# sent_id = 1\r\n"
            + "1-2\tcan't\t_\t_\t_\t_\t_\t_\t_\tConf=9\r\n"
            + "1\tca\t_\tX\t_\t_\t_\t_\t_\tConf=0.1|Gloss=can\r\n"
            + "2\tn't\t_\tX\t_\t_\t_\t_\t_\t_\r\n\r\n";
    StringBuilder out = new StringBuilder();
    ConlluWriter writer = new ConlluWriter(out, 4);
    try (SentenceReader reader = new Source(text).reader(CorpusFormat.CONLLU)) {
      writer.write(
          reader.next(),
          List.of("AUX", "PART"),
          List.of("# best_1 = 0.9 AUX PART"),
          List.of(Map.of("Conf", ""), Map.of("Conf", "0.75")));
    }
    assertThat(out.toString())
        .isEqualTo(
            text.replace("= 1\r\n", "= 1\r\n# best_1 = 0.9 AUX PART\r\n")
                .replace("ca\t_\tX", "ca\t_\tAUX")
                .replace("n't\t_\tX", "n't\t_\tPART")
                .replace("Conf=0.1|Gloss=can", "Gloss=can")
                .replace("_\r\n\r\n", "Conf=0.75\r\n\r\n"));
  }

  @ParameterizedTest
  @CsvSource({
    "_, Conf=0.5",
    "SpaceAfter=No, SpaceAfter=No|Conf=0.5",
    "Conf=1|A=b|Unsure=Yes, A=b|Conf=0.5",
    "A|Conf|B=C=D, A|B=C=D|Conf=0.5",
  })
  void entriesOfTheLastColumn(String before, String after) {
    Map<String, String> notes = new LinkedHashMap<>();
    notes.put("Conf", "0.5");
    notes.put("Unsure", "");
    assertThat(ConlluMisc.with(before, notes)).isEqualTo(after);
    assertThat(ConlluMisc.with("Unsure=Yes", Map.of("Unsure", ""))).isEqualTo("_");
  }
}
