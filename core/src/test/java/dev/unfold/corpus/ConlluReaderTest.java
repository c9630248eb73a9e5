package dev.unfold.corpus;

import static dev.unfold.corpus.Source.conllu;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** CoNLL-U, line by line. The numbers C… are those of the project's catalogue of bad inputs. */
final class ConlluReaderTest {
  private static final String COLUMNS = "expected 10 tab-separated columns, found ";

  private static String node(String id) {
    return Source.row(id, "gone", "VERB");
  }

  private static String range(String id) {
    return Source.row(id, "both", "_");
  }

  @Test
  void wordsAreToldFromCommentsRangesAndEmptyNodes() {
    Source source =
        new Source(
            conllu(
                "# sent_id = 1",
                "# text = don't go",
                range("1-2"),
                "1 do AUX",
                "2 n't PART",
                "3 go VERB",
                node("3.1"),
                "",
                "1 Stop VERB",
                ""));
    List<Sentence> sentences = source.conllu();
    assertThat(sentences).hasSize(2);
    Sentence first = sentences.get(0);
    assertThat(first.words()).containsExactly("do", "n't", "go");
    assertThat(first.tags()).containsExactly("AUX", "PART", "VERB");
    assertThat(first.wordLines()).containsExactly(3, 4, 5);
    assertThat(first.lines()).extracting(Line::number).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(first.firstLine()).isEqualTo(1);
    assertThat(sentences.get(1).words()).containsExactly("Stop");
    assertThat(sentences.get(1).firstLine()).isEqualTo(9);
    assertThat(source.warnings).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          C23 the word _                | 1 _ X / 2 b Y                              | _/X b/Y
          C24 words that begin with #   | 1 #a X / 2 # Y                             | #a/X #/Y
          C37 range before its words    | 1-2 r _ / 1 a X / 2 b Y                    | a/X b/Y
          C37 ranges side by side       | 1-2 r _ / 1 a X / 2 b Y / 3-4 r _ / 3 c X / 4 d Y | a/X b/Y c/X d/Y
          C37 range of three words      | 1-3 r _ / 1 a X / 2 b Y / 3 c X            | a/X b/Y c/X
          C38 nodes behind words        | 1 a X / 1.1 n Z / 1.2 n Z / 2 b Y / 2.1 n Z | a/X b/Y
          C38 nodes in front            | 0.1 n Z / 0.2 n Z / 1 a X                  | a/X
          C38 node inside a range       | 1-2 r _ / 1 a X / 1.1 n Z / 2 b Y          | a/X b/Y
          C39 the tag _                 | 1 a _ / 2 b Y                              | a/_ b/Y
          C40 a tag of no tagset        | 1 a NOUNN / 2 b Y                          | a/NOUNN b/Y
          C42 a word not normalised     | 1 é X / 2 é Y                             | é/X é/Y
          C50 a tag with a comma        | 1 a B-a,B-b / 2 b Y                        | a/B-a,B-b b/Y
          """)
  void acceptedRows(String name, String rows, String sentences) {
    assertAccepted(conllu((rows + " / ").split(" / ", -1)), sentences);
  }

  static Stream<Arguments> accepted() {
    String good = conllu("1 a X", "2 b Y", "");
    String million = "a".repeat(1_000_000);
    String nodes =
        IntStream.rangeClosed(1, 11).mapToObj(n -> node("2." + n) + "\n").collect(joining());
    return Stream.of(
        arguments("C01 empty file", "", ""),
        arguments("C02 only blank lines", "\n\n\n", ""),
        arguments("C03 only comments", "# a\n\n# b\n", ""),
        arguments("C08 CRLF", good.replace("\n", "\r\n"), "a/X b/Y"),
        arguments(
            "C14 many blank lines", "\n\n" + good + "\n\n\n" + good + "\n", "a/X b/Y | a/X b/Y"),
        arguments("C21 a blank inside a word", good.replace("a", "phải lòng"), "phải lòng/X b/Y"),
        arguments("C22 NBSP inside a word", good.replace("a", "a\u00a0a"), "a\u00a0a/X b/Y"),
        arguments("C22 U+3000 inside a word", good.replace("a", "a\u3000a"), "a\u3000a/X b/Y"),
        arguments("C22 U+2028 inside a word", good.replace("a", "a\u2028a"), "a\u2028a/X b/Y"),
        arguments("C38 eleven empty nodes", good.replace("\n\n", "\n" + nodes + "\n"), "a/X b/Y"),
        arguments("C43 a word of a million bytes", good.replace("a", million), million + "/X b/Y"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void accepted(String name, String text, String sentences) {
    assertAccepted(text, sentences);
  }

  private static void assertAccepted(String text, String sentences) {
    Source source = new Source(text);
    assertThat(shown(source.conllu())).isEqualTo(sentences);
    assertThat(source.warnings).isEmpty();
  }

  private static String shown(List<Sentence> sentences) {
    return String.join(
        " | ",
        sentences.stream()
            .map(
                s -> {
                  StringBuilder tokens = new StringBuilder();
                  for (int t = 0; t < s.length(); t++) {
                    tokens.append(t == 0 ? "" : " ");
                    tokens.append(s.words().get(t)).append('/').append(s.tags().get(t));
                  }
                  return tokens.toString();
                })
            .toList());
  }

  static Stream<Arguments> acceptedWithAWarning() {
    String good = conllu("1 a X", "2 b Y", "");
    return Stream.of(
        arguments(
            "C11 no line end at the end",
            good.substring(0, good.length() - 2),
            "a/X b/Y",
            "file:2: no empty line behind the last sentence; the sentence is kept"),
        arguments(
            "C12 no empty line at the end",
            good.substring(0, good.length() - 1),
            "a/X b/Y",
            "file:2: no empty line behind the last sentence; the sentence is kept"),
        arguments(
            "C13 tabs and blanks between sentences",
            conllu("1 a X", "\t\t", "1 b Y", "\t", "1 c Z", ""),
            "a/X | b/Y | c/Z",
            "file:2: a line of blanks only; read as an empty line"),
        arguments(
            "C13 a tab at the beginning",
            conllu("\t", "1 a X", ""),
            "a/X",
            "file:1: a line of blanks only; read as an empty line"),
        arguments(
            "C25 comment in the middle",
            conllu("1 a X", "# why", "2 b Y", ""),
            "a/X b/Y",
            "file:2: a comment inside a sentence; kept, not read as a word"),
        arguments(
            "C26 comment behind the last word",
            conllu("1 a X", "# why", "", "1 b Y", "# why", ""),
            "a/X | b/Y",
            "file:2: a comment inside a sentence; kept, not read as a word"),
        arguments(
            "C27 comment with tabs",
            conllu("1 a X", "#\tsource\t_", "2 b Y", ""),
            "a/X b/Y",
            "file:2: a comment inside a sentence; kept, not read as a word"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void acceptedWithAWarning(String name, String text, String sentences, String warning) {
    Source source = new Source(text);
    assertThat(shown(source.conllu())).isEqualTo(sentences);
    assertThat(source.warnings).containsExactly(warning);
  }

  /** Rows as in {@link Source#conllu}, set apart by slashes. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          C28 id 0                    | 0 a X                      | 1 | id is "0", expected a number from 1
          C29 id 01                   | 01 a X                     | 1 | id is "01", expected a number from 1
          C30 id +1                   | +1 a X                     | 1 | id is "+1", expected a number from 1
          C31 id of full-width digits | １ a X                     | 1 | id is "１", expected a number from 1
          C31 id of Arabic digits     | ١ a X                      | 1 | id is "١", expected a number from 1
          C32 id 2 first              | 2 a X                      | 1 | id is 2, expected 1
          C33 id jumps                | 1 a X / 3 b Y              | 2 | id is 3, expected 2
          C34 id twice                | 1 a X / 1 b Y              | 2 | id is 1, expected 2
          C35 id 99999999999          | 99999999999 a X            | 1 | id is "99999999999", expected a number
          C35 id of another kind      | one a X                    | 1 | id is "one", expected a number from 1
          C35 negative id             | -1 a X                     | 1 | id is "-1", expected a number from 1
          C36 range backwards         | 1 a X / 2-1 r _            | 2 | range 2-1 does not fit here, expected one that begins at 2 and ends later
          C36 range to X              | 1 a X / 2-X r _            | 2 | id is "2-X", expected a number from 1 to 1000000, a range or an empty node
          C36 range of one word       | 1 a X / 2-2 r _ / 2 b Y    | 2 | range 2-2 does not fit here, expected one that begins at 2 and ends later
          C36 range beyond the end    | 1 a X / 2-7 r _ / 2 b Y    | 3 | a multiword range ends at word 7, but the sentence has 2 words
          C36 ranges overlap          | 1-2 r _ / 1 a X / 2-3 r _  | 3 | range 2-3 does not fit here, expected one that begins at 3 and ends later
          C36 range behind its words  | 1 a X / 2 b Y / 1-2 r _    | 3 | range 1-2 does not fit here, expected one that begins at 3 and ends later
          C36 range without words     | 1-2 r _                    | 1 | a multiword range ends at word 2, but the sentence has 0 words
          C38 node 1.2 without 1.1    | 1 a X / 1.2 n Y            | 2 | empty node 1.2 does not fit here, expected 1.1
          C38 node 2.2 before word 2  | 1 a X / 2.2 n Y / 2 b Z    | 2 | empty node 2.2 does not fit here, expected 1.1
          C38 node 1.1 twice          | 1 a X / 1.1 n Y / 1.1 n Y  | 3 | empty node 1.1 does not fit here, expected 1.2
          C38 node 1.0                | 1 a X / 1.0 n Y            | 2 | id is "1.0", expected a number from 1
          C38 node 00.1               | 00.1 n Y / 1 a X           | 1 | id is "00.1", expected a number from 1
          """)
  void idsThatDoNotCountUpAreRefused(String name, String rows, int line, String message) {
    assertRefused(conllu(rows.split(" / ")), line, message);
  }

  static Stream<Arguments> refused() {
    String good = Source.row("1", "a", "X");
    return Stream.of(
        arguments(
            "C15 nine columns",
            "1\ta\t_\tX\t_\t_\t_\t_\t_",
            COLUMNS + 9 + ": \"1<TAB>a<TAB>_<TAB>X<TAB>"),
        arguments("C16 eleven columns", good + "\t_", COLUMNS + 11 + ": \"1<TAB>a<TAB>_<TAB>X"),
        arguments("C17 a tab at the end", good + "\t", COLUMNS + 11 + ": \"1<TAB>a<TAB>_<TAB>X"),
        arguments(
            "C18 no word",
            good.replace("a", ""),
            "the word in column 2 is empty, expected one, or _ for none"),
        arguments(
            "C19 no tag",
            good.replace("X", ""),
            "the tag in column 4 is empty, expected a tag or _"),
        arguments(
            "C20 blanks in place of tabs",
            good.replace('\t', ' '),
            "no TAB found, expected 10 tab-separated columns: \"1 a _ X _ _ _ _ _ _\""),
        arguments(
            "a blank in front of a comment",
            " # text",
            "no TAB found, expected 10 tab-separated columns: \" # text\""),
        arguments(
            "C35 no id",
            Source.row("", "a", "X"),
            "id is \"\", expected a number from 1 to 1000000"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void refused(String name, String row, String message) {
    assertRefused(row, 1, message);
    assertRefused("# c\n\n".repeat(50) + conllu("1 a X", "") + row + "\n\n", 103, message);
  }

  private static void assertRefused(String text, int line, String message) {
    assertThatThrownBy(() -> new Source(text).conllu())
        .isInstanceOf(CorpusException.class)
        .hasMessageStartingWith("file:" + line + ": " + message);
  }

  @Test
  void otherColumnsHoldTheWordAndTheTag() {
    Source source = new Source("1\ta\tlemma\tX\tXPOS\t_\t_\t_\t_\tmisc\n\n");
    try (SentenceReader reader = CorpusFormat.CONLLU.reader(source.lines(), new Columns(3, 10))) {
      Sentence sentence = reader.next();
      assertThat(sentence.words()).containsExactly("lemma");
      assertThat(sentence.tags()).containsExactly("misc");
    }
  }

  @Test
  void columnsThatTheFormatDoesNotHaveAreRefused() {
    Lines lines = new Source("").lines();
    assertThatThrownBy(() -> CorpusFormat.CONLLU.reader(lines, new Columns(11, 4)))
        .isInstanceOf(CorpusException.class)
        .hasMessage(
            "file: CoNLL-U has 10 columns, asked for the word in column 11 and the tag in column 4;"
                + " choose others with --word-column and --tag-column");
    assertThatThrownBy(() -> CorpusFormat.CONLLU.reader(lines, new Columns(10, Columns.LAST)))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("the word in column 10 and the tag in the last");
  }

  @Test
  void c44SentenceOfAHundredThousandWords() {
    StringBuilder text = new StringBuilder();
    for (int t = 1; t <= 100_000; t++) {
      text.append(Source.row(Integer.toString(t), "w" + t, "X")).append('\n');
    }
    Sentence sentence = new Source(text.append('\n').toString()).conllu().get(0);
    assertThat(sentence.length()).isEqualTo(100_000);
    assertThat(sentence.words().get(99_999)).isEqualTo("w100000");
  }

  @Test
  void commentsWithoutWordsStandInFrontOfTheNextSentence() {
    SentenceReader reader =
        new Source("# a\n\n# b\n\n\n" + conllu("# c", "1 a X", "")).reader(CorpusFormat.CONLLU);
    Sentence sentence = reader.next();
    assertThat(sentence.lines()).extracting(Line::text).startsWith("# a", "", "# b", "", "", "# c");
    assertThat(sentence.wordLines()).containsExactly(6);
    assertThat(reader.hasNext()).isFalse();
    assertThat(reader.trailing()).isEmpty();
  }

  @Test
  void everyBlockBehindTheLastSentenceIsTrailing() {
    Source source = new Source(conllu("1 a X", "") + "# b\n\n# c\n\n\n# d");
    SentenceReader reader = source.reader(CorpusFormat.CONLLU);
    assertThat(reader.next().words()).containsExactly("a");
    assertThat(reader.hasNext()).isFalse();
    assertThat(reader.trailing())
        .extracting(Line::text)
        .containsExactly("# b", "", "# c", "", "", "# d");
    assertThat(source.warnings).isEmpty();
  }

  @Test
  void aHundredThousandCommentsWithoutWords() {
    SentenceReader reader = new Source("# c\n\n".repeat(100_000)).reader(CorpusFormat.CONLLU);
    assertThat(reader.hasNext()).isFalse();
    assertThat(reader.trailing()).hasSize(200_000);
  }
}
