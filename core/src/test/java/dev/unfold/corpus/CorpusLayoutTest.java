package dev.unfold.corpus;

import static dev.unfold.corpus.Source.conllu;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Formats by name, tagsets by column, and what a training file must have. */
final class CorpusLayoutTest {
  @TempDir Path folder;
  private final List<String> warnings = new ArrayList<>();

  private static final String ROWS =
      "1\tShe\t_\tPRON\tPRP\t_\t_\t_\t_\t_\n2\tre\t_\tX\tAFX\t_\t_\t_\t_\t_\n\n";

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private List<Sentence> read(Tagset tagset, Path file) {
    return CorpusLayout.of(tagset).read(file, warnings::add);
  }

  @ParameterizedTest
  @CsvSource({
    "a.conllu, conllu",
    "a.CONLLU, conllu",
    "a.conllu.gz, conllu",
    "a.conll, conllx",
    "a.conllx, conllx",
    "a.conll.GZ, conllx",
    "a.txt, columns",
    "a, columns",
    "conllu, columns",
    "a.gz, columns",
    "a.conllu.bak, columns",
  })
  void aFileNameDeterminesTheFormat(String name, CorpusFormat format) {
    Locale before = Locale.getDefault();
    for (String language : List.of("en", "tr")) {
      Locale.setDefault(Locale.forLanguageTag(language));
      assertThat(CorpusFormat.of(Path.of("x.conllu", name))).isEqualTo(format);
    }
    Locale.setDefault(before);
  }

  @ParameterizedTest
  @CsvSource({
    "UPOS, conllu, 4, 4",
    "XPOS, conllu, 5, 5",
    "UNIVERSAL, conllu, 5, 4",
    "UPOS, conllx, 4, 4",
    "XPOS, conllx, 5, 5",
    "UNIVERSAL, conllx, 5, 4",
    "FEATS, conllu, 6, 6",
    "UPOS, columns, 2147483647, 4",
    "XPOS, columns, 2147483647, 5",
  })
  void aTagsetHasItsColumn(Tagset tagset, CorpusFormat format, int read, int written) {
    assertThat(format.tagColumn(tagset)).isEqualTo(read);
    assertThat(tagset.writtenColumn()).isEqualTo(written);
  }

  @Test
  void namesAreInLowerCase() {
    assertThat(Tagset.values())
        .extracting(Tagset::toString)
        .containsExactly("upos", "xpos", "universal", "feats", "lemma");
    assertThat(CorpusFormat.all())
        .extracting(CorpusFormat::toString)
        .contains("conllu", "conllup", "conllx", "columns", "text")
        .allMatch(name -> name.matches("[a-z]+"));
    assertThat(Part.values()).extracting(Part::toString).containsExactly("train", "dev", "test");
  }

  @Test
  void aTagsetIsReadFromItsColumn() throws IOException {
    Path file = file("a.conllu", ROWS);
    assertThat(read(Tagset.UPOS, file).get(0).tags()).containsExactly("PRON", "X");
    assertThat(read(Tagset.XPOS, file).get(0).tags()).containsExactly("PRP", "AFX");
    assertThat(warnings).isEmpty();
  }

  @Test
  void universalTagsAreMappedAndAnUnknownTagIsXWithOneWarning() throws IOException {
    Path file = file("a.conll", ROWS + ROWS);
    List<Sentence> sentences = read(Tagset.UNIVERSAL, file);
    assertThat(sentences)
        .extracting(Sentence::tags)
        .containsExactly(List.of("pron", "x"), List.of("pron", "x"));
    assertThat(sentences.get(1).words()).containsExactly("She", "re");
    assertThat(sentences.get(1).firstLine()).isEqualTo(4);
    assertThat(warnings).containsExactly(file + ":2: tag AFX has no universal tag; read as x");
  }

  @Test
  void chosenColumnsAndFormatOverrideTheName() throws IOException {
    Path file = file("a.conllu", "x She B-NP PRP\ny runs B-VP VBZ\n\n");
    CorpusLayout layout =
        CorpusLayout.of(Tagset.UPOS)
            .withFormat(CorpusFormat.COLUMNS)
            .withWordColumn(2)
            .withTagColumn(3);
    Sentence sentence = layout.read(file, warnings::add).get(0);
    assertThat(sentence.words()).containsExactly("She", "runs");
    assertThat(sentence.tags()).containsExactly("B-NP", "B-VP");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "# a comment\n\n# another\n"})
  void c01FileWithoutSentencesIsRefused(String text) throws IOException {
    Path file = file("a.conllu", text);
    assertThatThrownBy(() -> read(Tagset.UPOS, file))
        .isInstanceOf(CorpusException.class)
        .hasMessage(file + ": no sentences found, expected at least one");
  }

  @Test
  void c39WordsWithoutATagAreLeftOutWithOneWarning() throws IOException {
    Path file = file("a.conllu", conllu("1 a X", "", "1 a X", "2 b _", "", "1 c _", ""));
    List<Sentence> sentences = read(Tagset.UPOS, file);
    assertThat(sentences.get(1).tags()).containsExactly("X", Sentence.NO_TAG);
    assertThat(sentences.get(1).isTagged(0)).isTrue();
    assertThat(sentences.get(1).isTagged(1)).isFalse();
    assertThat(warnings)
        .containsExactly(
            file
                + ":4: the word has no upos tag (2 of 4 words have none); such words are left out of"
                + " training and counts");
  }

  @Test
  void c39AColumnWithoutAnyTagIsRefused() throws IOException {
    Path file = file("a.conllu", conllu("1 a X", "", "1 a X", "2 b _", "", "1 c _", ""));
    assertThatThrownBy(() -> read(Tagset.XPOS, file))
        .isInstanceOf(CorpusException.class)
        .hasMessage(
            file
                + ":1: the word has no xpos tag, and none of the file's 4 words has one; choose"
                + " another kind of tags or another tag column");
  }

  @Test
  void plainTextHasNoTags() throws IOException {
    Path file = file("a.txt", "\nShe runs .\nStop !\n");
    CorpusLayout layout = CorpusLayout.of(Tagset.UNIVERSAL).withFormat(CorpusFormat.TEXT);
    assertThatThrownBy(() -> layout.read(file, warnings::add))
        .isInstanceOf(CorpusException.class)
        .hasMessageStartingWith(
            file + ":2: the word has no universal tag, and none of the file's 5 words has one");
  }

  @Test
  void errorsNameTheFileAndTheLine() throws IOException {
    Path file = file("a.conllu", ROWS + "1\tbad\n");
    assertThatThrownBy(() -> read(Tagset.UPOS, file))
        .isInstanceOf(CorpusException.class)
        .hasMessage(file + ":4: expected 10 tab-separated columns, found 2: \"1<TAB>bad\"");
  }
}
