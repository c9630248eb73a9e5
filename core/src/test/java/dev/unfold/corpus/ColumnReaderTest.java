package dev.unfold.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** CoNLL-X and plain columns. The numbers C… are those of the project's catalogue of bad inputs. */
final class ColumnReaderTest {
  private static List<Sentence> read(String text, Columns columns) {
    try (SentenceReader reader = CorpusFormat.COLUMNS.reader(new Source(text).lines(), columns)) {
      return reader.stream().toList();
    }
  }

  @Test
  void conllXHasItsWordInColumn2AndItsTagInColumn5() {
    Source source =
        new Source("1\tA b\tl\tX\tNN\n2\t#\tl\tX\tSYM\tmore\tand\tmore\n\n# c\td\t_\t_\tDT\n\n");
    List<Sentence> sentences = source.sentences(CorpusFormat.CONLLX);
    assertThat(sentences).hasSize(2);
    assertThat(sentences.get(0).words()).containsExactly("A b", "#");
    assertThat(sentences.get(0).tags()).containsExactly("NN", "SYM");
    assertThat(sentences.get(1).words())
        .as("a line that begins with # is a token")
        .containsExactly("d");
    assertThat(sentences.get(1).firstLine()).isEqualTo(4);
    assertThat(source.warnings).isEmpty();
  }

  @Test
  void columnsAreSetApartByTabsOrByBlanks() {
    assertThat(read("EU NNP B-NP\n German   JJ I-NP \n\n", CorpusFormat.COLUMNS.columns()).get(0))
        .isEqualTo(
            new Sentence(
                List.of("EU", "German"),
                List.of("B-NP", "I-NP"),
                List.of(
                    new Line(1, "EU NNP B-NP", "\n"),
                    new Line(2, " German   JJ I-NP ", "\n"),
                    new Line(3, "", "\n")),
                List.of(0, 1)));
    assertThat(
            read("New York\tNNP\tB-LOC\na\tDT\tO\n\n", CorpusFormat.COLUMNS.columns())
                .get(0)
                .words())
        .as("with a TAB in the line, blanks belong to words")
        .containsExactly("New York", "a");
  }

  @Test
  void c24TokensMayBeginWithASharp() {
    Sentence sentence = read("#\tO\n#tag\tB-hashtag\n\n", CorpusFormat.COLUMNS.columns()).get(0);
    assertThat(sentence.words()).containsExactly("#", "#tag");
    assertThat(sentence.tags()).containsExactly("O", "B-hashtag");
  }

  @Test
  void c13LinesOfTabsOnlySeparate() {
    Source source = new Source("a\tO\n\t\nb\tO\n \nc\tO\n\n");
    assertThat(source.sentences(CorpusFormat.COLUMNS))
        .extracting(Sentence::words)
        .containsExactly(List.of("a"), List.of("b"), List.of("c"));
    assertThat(source.warnings)
        .containsExactly("file:2: a line of blanks only; read as an empty line");
  }

  @Test
  void c12LastSentenceIsKept() {
    Source source = new Source("a O\n\n\n\nb O");
    assertThat(source.sentences(CorpusFormat.COLUMNS))
        .extracting(Sentence::words)
        .containsExactly(List.of("a"), List.of("b"));
    assertThat(source.warnings)
        .containsExactly("file:5: no empty line behind the last sentence; the sentence is kept");
  }

  @Test
  void c50LabelWithACommaIsOneLabel() {
    assertThat(read("a B-a,B-b\n\n", CorpusFormat.COLUMNS.columns()).get(0).tags())
        .containsExactly("B-a,B-b");
  }

  @Test
  void c16ChosenColumnsLeaveTheNumberOfColumnsFree() {
    Sentence sentence = read("1 a X\n2 b Y more and more\n\n", new Columns(2, 3)).get(0);
    assertThat(sentence.words()).containsExactly("a", "b");
    assertThat(sentence.tags()).containsExactly("X", "Y");
  }

  static Stream<Arguments> refusedColumns() {
    return Stream.of(
        arguments("C49 one column", "a O\nb\n", 2, "expected at least 2 columns, found 1: \"b\""),
        arguments(
            "C49 three columns among two",
            "a O\nNew York O\n",
            2,
            "expected 2 columns as in line 1, found 3: \"New York O\"; mend the line, or say where the tag is with --tag-column"),
        arguments(
            "C49 two columns among three",
            "\na X O\n\nb O\n",
            4,
            "expected 3 columns as in line 2, found 2: \"b O\""),
        arguments(
            "C17 a tab at the end", "a\tO\t\n", 1, "the tag in column 3 is empty, expected one"),
        arguments("C18 no word", "\tO\n", 1, "the word in column 1 is empty, expected one"),
        arguments("C19 no tag", "a\t\n", 1, "the tag in column 2 is empty, expected one"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void refusedColumns(String name, String text, int line, String message) {
    assertThatThrownBy(() -> new Source(text).sentences(CorpusFormat.COLUMNS))
        .isInstanceOf(CorpusException.class)
        .hasMessageStartingWith("file:" + line + ": " + message);
  }

  static Stream<Arguments> refusedConllX() {
    return Stream.of(
        arguments(
            "C15 four columns",
            "1\ta\t_\tX\n",
            1,
            "expected at least 5 columns, found 4: \"1<TAB>a<TAB>_<TAB>X\""),
        arguments(
            "C18 no word", "1\t\t_\tX\tNN\n", 1, "the word in column 2 is empty, expected one"),
        arguments(
            "C19 no tag", "1\ta\t_\tX\t\t_\n", 1, "the tag in column 5 is empty, expected one"),
        arguments(
            "C20 blanks in place of tabs",
            "1\ta\t_\tX\tNN\n2 b _ X NN\n",
            2,
            "no TAB found, expected columns set apart by tabs: \"2 b _ X NN\""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void refusedConllX(String name, String text, int line, String message) {
    assertThatThrownBy(() -> new Source(text).sentences(CorpusFormat.CONLLX))
        .isInstanceOf(CorpusException.class)
        .hasMessage("file:" + line + ": " + message);
  }

  @Test
  void columnsCountFromOne() {
    assertThatThrownBy(() -> new Columns(0, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("columns are counted from 1, found word 0 and tag 2");
    assertThatThrownBy(() -> new Columns(1, -2)).hasMessageContaining("tag -2");
    assertThat(new Columns(3, Columns.LAST).required()).isEqualTo(4);
    assertThat(new Columns(3, 2).required()).isEqualTo(3);
    assertThat(new Columns(3, 7).required()).isEqualTo(7);
  }
}
