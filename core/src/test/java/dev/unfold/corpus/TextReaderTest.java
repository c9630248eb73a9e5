package dev.unfold.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TextReaderTest {
  @Test
  void blanksAndTabsSeparateWords() {
    Source source =
        new Source("\n  She\tsaw \t it . \r\n\n \n# no comment\na\u00a0b c\u2028d\nend");
    List<Sentence> sentences = source.sentences(CorpusFormat.TEXT);
    assertThat(sentences)
        .extracting(Sentence::words)
        .containsExactly(
            List.of("She", "saw", "it", "."),
            List.of("#", "no", "comment"),
            List.of("a\u00a0b", "c\u2028d"),
            List.of("end"));
    assertThat(sentences).extracting(Sentence::firstLine).containsExactly(2, 5, 6, 7);
    assertThat(sentences).allMatch(s -> s.tags().isEmpty());
    assertThat(sentences.get(0).line(3)).isEqualTo(new Line(2, "  She\tsaw \t it . ", "\r\n"));
    assertThat(source.warnings).noneMatch(w -> w.contains("empty line"));
  }

  @Test
  void aFileWithoutWordsHasNoSentences() {
    assertThat(new Source("").sentences(CorpusFormat.TEXT)).isEmpty();
    assertThat(new Source("\n \t\n\n").sentences(CorpusFormat.TEXT)).isEmpty();
  }
}
