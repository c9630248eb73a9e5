package dev.unfold.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WordVectorsTest {
  private final List<String> warnings = new ArrayList<>();

  private WordVectors read(String text, String... words) {
    InputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    return WordVectors.read(new Lines("v.txt", in, warnings::add), Set.of(words));
  }

  /** word2vec with a trailing blank, GloVe, fastText, tabs, CRLF. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "3 2\nthe 0.5 -1e-1 \ndog 1 2 \ncat 3 .25 \n",
        "the 0.5 -0.1\ndog 1 2\ncat 3 +0.25\n",
        "3 2\nthe 0.5 -0.1\ndog 1. 2\ncat 3 0.25",
        "the\t0.5\t-0.1\ndog\t1\t2\n\ncat\t3\t0.25\n",
        "3 2\r\nthe 0.5  -0.1\r\ndog 1 2\r\ncat 3 0.25\r\n",
      })
  void formats(String text) {
    WordVectors vectors = read(text, "the", "Dog", "emu");
    assertThat(vectors.width()).isEqualTo(2);
    assertThat(vectors.vector("the").orElseThrow()).containsExactly(0.5f, -0.1f);
    assertThat(vectors.vector("Dog").orElseThrow()).containsExactly(1, 2);
    assertThat(vectors.contains("Dog")).isFalse();
    assertThat(vectors.knows("Dog")).isTrue();
    assertThat(vectors.knows("emu")).isFalse();
    assertThat(vectors.contains("the")).isTrue();
    assertThat(vectors.vector("emu")).isEmpty();
    assertThat(vectors.vector("cat")).as("nobody asked for it").isEmpty();
    assertThat(warnings).isEmpty();
  }

  @Test
  void wordsWithBlanksOfOneLetterAndOfOtherScripts() {
    WordVectors vectors =
        read(
            "a 1 2\n. . . 3 4\nat name@x.org 5 6\n東京 7 8\nx\u00a0y 9 10\n7 11 12\n",
            ". . .",
            "at name@x.org",
            "東京",
            "x\u00a0y",
            "7",
            "a");
    assertThat(vectors.vector(". . .").orElseThrow()).containsExactly(3, 4);
    assertThat(vectors.vector("at name@x.org").orElseThrow()).containsExactly(5, 6);
    assertThat(vectors.vector("東京").orElseThrow()).containsExactly(7, 8);
    assertThat(vectors.vector("x\u00a0y").orElseThrow()).containsExactly(9, 10);
    assertThat(vectors.vector("7").orElseThrow()).containsExactly(11, 12);
  }

  @Test
  void aVectorIsACopy() {
    WordVectors vectors = read("a 1 2\n", "a");
    vectors.vector("a").orElseThrow()[0] = 99;
    assertThat(vectors.vector("a").orElseThrow()).containsExactly(1, 2);
  }

  @Test
  void oddLinesAreWarnedOf() {
    WordVectors vectors = read("4 1\na 1\nb 2\na 3\n", "a");
    assertThat(vectors.vector("a").orElseThrow()).containsExactly(1);
    assertThat(warnings)
        .containsExactly(
            "v.txt:4: a word that stood in the file before; the first vector counts",
            "v.txt: the first line says 4 words, found 3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                 | v.txt: no word vectors found, expected a word and its numbers on each line",
        "3 2                | v.txt: no word vectors found, expected a word and its numbers on each line",
        "a 1 2;b 1          | v.txt:2: found 1 numbers, expected a word and 2 numbers as in line 1: \"b 1\"",
        "a 1 2;b 1 2 3      | v.txt:2: found 3 numbers, expected a word and 2 numbers as in line 1: \"b 1 2 3\"",
        "2 3;a 1 2          | v.txt:2: found 2 numbers, expected a word and 3 numbers as the first line says: \"a 1 2\"",
        "1 1;a 1 2          | v.txt:2: found 2 numbers, expected a word and 1 numbers as the first line says: \"a 1 2\"",
        "a                  | v.txt:1: found 0 numbers, expected a word and its numbers, separated by blanks: \"a\"",
        "a 1 2;1 2          | v.txt:2: found 1 numbers, expected a word and 2 numbers as in line 1: \"1 2\"",
        "b 1;a nan          | v.txt:2: number 1 of the word \"a\" is \"nan\", expected a finite number",
        "a 1 NaN            | v.txt:1: number 2 of the word \"a\" is \"NaN\", expected a finite number",
        "a Infinity         | v.txt:1: number 1 of the word \"a\" is \"Infinity\", expected a finite number",
        "a 1e99             | v.txt:1: number 1 of the word \"a\" is \"1e99\", expected a finite number",
        "a 0x1p3            | v.txt:1: number 1 of the word \"a\" is \"0x1p3\", expected a finite number",
        "a 1f               | v.txt:1: number 1 of the word \"a\" is \"1f\", expected a finite number",
        "a １               | v.txt:1: number 1 of the word \"a\" is \"１\", expected a finite number",
      })
  void badLines(String text, String message) {
    assertThatThrownBy(() -> read(text.strip().replace(';', '\n'), "a"))
        .isInstanceOf(CorpusException.class)
        .hasMessage(message);
  }

  @Test
  void firstReadsTheFirstWordsOnly(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(folder.resolve("v.vec"), "4 2\nThe 1 2\na b 3 4\nThe 5 6\nc nan 1\n");
    WordVectors vectors = WordVectors.first(file, 2, warnings::add);
    assertThat(vectors.words()).containsExactly("The", "a b");
    assertThat(vectors.width()).isEqualTo(2);
    assertThat(vectors.vector("The").orElseThrow()).containsExactly(1, 2);
    assertThat(vectors.name()).isEqualTo(file.toString());
    assertThat(vectors.source()).matches("v.vec sha256:[0-9a-f]{64}");
    assertThat(warnings).isEmpty();
    assertThatThrownBy(() -> WordVectors.first(file, 3, warnings::add))
        .hasMessage(file + ":5: number 1 of the word \"c\" is \"nan\", expected a finite number");
    assertThat(warnings)
        .containsExactly(
            file + ":4: a word that stood in the file before; the first vector counts");
    Path short4 = Files.writeString(folder.resolve("s.vec"), "4 1\na 1\nb 2\n");
    assertThat(WordVectors.first(short4, 9, warnings::add).words()).containsExactly("a", "b");
    assertThat(warnings).last().isEqualTo(short4 + ": the first line says 4 words, found 2");
  }

  @Test
  void numbersOfOtherWordsAreNotParsed() {
    assertThat(read("a 1\nb nan\n", "a").vector("a")).isPresent();
  }

  @Test
  void filesOfAnySize(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("v.vec");
    StringBuilder text = new StringBuilder("100000 3\n");
    for (int w = 0; w < 100_000; w++) {
      text.append("word").append(w).append(" ").append(w).append(" 1 2\n");
    }
    Files.writeString(file, text);
    WordVectors vectors = WordVectors.read(file, List.of("word99999"), warnings::add);
    assertThat(vectors.vector("word99999").orElseThrow()).containsExactly(99999, 1, 2);
    assertThatThrownBy(() -> WordVectors.read(folder, List.of(), warnings::add))
        .hasMessage(folder + ": is a folder, expected a file");
  }
}
