package dev.unfold.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The quirks of the lab's reader, without golden numbers; {@link LabReadingTest} has those. */
final class LabReaderTest {
  private static LabReader.Reading read(Source source, int maxWords, int maxSentences) {
    try (Lines lines = source.lines()) {
      return new LabReader(maxWords, maxSentences).read(lines);
    }
  }

  private static String sentence(int words) {
    return "1 w _ _ NN\n".repeat(words) + "\n";
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "2, 1", "14, 1", "15, 0", "16, 0"})
  void sentencesOfTwoToFourteenWordsAreKept(int words, int kept) {
    assertThat(read(new Source(sentence(words)), 15, 1000).sentences()).hasSize(kept);
  }

  @Test
  void readingStopsAfterTheLastKeptSentence() {
    Source source = new Source(sentence(2) + "1 a _ _ VB\n\n" + sentence(3) + "1 z _ _ ZZ\n\n");
    LabReader.Reading reading = read(source, 15, 2);
    assertThat(reading.sentences()).extracting(Sentence::length).containsExactly(2, 3);
    assertThat(reading.words()).containsExactly("w", "a");
    assertThat(reading.unknownTags()).isEmpty();
  }

  @Test
  void lastSentenceWithoutAnEmptyLineIsLostButItsWordsAreSeen() {
    LabReader.Reading reading =
        read(new Source("1 a _ _ NN\n2 b _ _ VB\n\n1 c _ _ DT\n2 d _ _ IN\n"), 15, 1000);
    assertThat(reading.sentences()).hasSize(1);
    assertThat(reading.words()).containsExactly("a", "b", "c", "d");
    assertThat(reading.tags()).containsExactly("noun", "verb", "det", "adp");
  }

  @Test
  void oneWarningNamesAllUnknownTagsOnceEach() {
    Source source =
        new Source("1 a _ _ HYPH\n2 b _ _ nn\n3 c _ _ ADD\n\n1 a _ _ hyph\n2 b _ _ _\n\n");
    LabReader.Reading reading = read(source, 15, 1000);
    assertThat(reading.unknownTags()).containsExactly("hyph", "add", "_");
    assertThat(reading.sentences())
        .extracting(Sentence::tags)
        .containsExactly(List.of("noun", "noun", "noun"), List.of("noun", "noun"));
    assertThat(source.warnings)
        .containsExactly("file: tags unknown to the lab's map, read as noun: hyph, add, _");
    Source known = new Source(sentence(2));
    read(known, 15, 1000);
    assertThat(known.warnings).isEmpty();
  }

  @Test
  void aLineOfTwoToFourPiecesIsRefused() {
    assertThatThrownBy(() -> read(new Source("1 a _ NN\n"), 15, 1000))
        .isInstanceOf(CorpusException.class)
        .hasMessage("file:1: expected at least 5 columns, found 4: \"1 a _ NN\"");
    assertThatThrownBy(() -> read(new Source("1 a _ _ NN\n# c\n"), 15, 1000))
        .isInstanceOf(CorpusException.class)
        .hasMessage("file:2: expected at least 5 columns, found 2: \"# c\"");
  }

  @ParameterizedTest
  @CsvSource({
    "9", "b", "c", "1c", "1d", "1e", "1f", "20", "85", "a0", "1680", "2000", "200a", "2028", "2029",
    "202f", "205f", "3000"
  })
  void everyWhiteSpaceOfPythonSplitsALine(String codePoint) {
    String space = Character.toString(Integer.parseInt(codePoint, 16));
    String line = String.join(space, "1", "a", "_", "_", "NN", "") + "\n";
    assertThat(read(new Source(line), 15, 1000).words()).containsExactly("a");
  }

  @ParameterizedTest
  @CsvSource({"200b", "feff", "180e", "2060"})
  void otherCharactersDoNotSplitALine(String codePoint) {
    String joined = "a" + Character.toString(Integer.parseInt(codePoint, 16)) + "b";
    Source source = new Source("1 " + joined + " _ _ NN\n");
    assertThat(read(source, 15, 1000).words()).containsExactly(joined);
  }
}
