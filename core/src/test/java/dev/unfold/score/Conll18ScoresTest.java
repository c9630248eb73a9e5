package dev.unfold.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unfold.corpus.CorpusException;
import dev.unfold.corpus.Lines;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class Conll18ScoresTest {
  private static final String GOLD =
      """
      1-2 can't _ _
      1 ca can AUX
      2 n't not PART
      3 go go VERB
      4 . . PUNCT

      1 He he PRON
      2 is _ AUX
      3 here here ADV

      """;

  @Test
  void equalFilesAreFullyCorrect() {
    Conll18Scores scores = scores(GOLD);
    assertThat(scores.tokens()).isEqualTo(new Rates(6, 6, 6));
    assertThat(scores.sentences()).isEqualTo(new Rates(2, 2, 2));
    assertThat(scores.words().words()).isEqualTo(new Rates(7, 7, 7));
    assertThat(scores.lemmas()).isEqualTo(new Rates(7, 7, 7));
  }

  @Test
  void countsSentencesTokensWordsAndLemmas() {
    Conll18Scores scores =
        scores(
            """
            1 can't can AUX
            2 go go VERB
            3 . . PUNCT
            4 He He PRON
            5 is be AUX
            6 her her PRON
            7 e e X

            """);
    assertThat(scores.tokens()).isEqualTo(new Rates(6, 7, 5));
    assertThat(scores.sentences()).isEqualTo(new Rates(2, 1, 0));
    assertThat(scores.words().words()).isEqualTo(new Rates(7, 7, 4));
    assertThat(scores.words().upos()).isEqualTo(new Rates(7, 7, 4));
    assertThat(scores.lemmas()).as("_ fits be; He is not he").isEqualTo(new Rates(7, 7, 3));
  }

  @Test
  void anotherTextIsRefused() {
    assertThatThrownBy(() -> scores("1 Other other X\n\n"))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("given: holds a different text from gold");
  }

  private static Conll18Scores scores(String given) {
    return Conll18Scores.of(lines("gold", GOLD), lines("given", given));
  }

  private static Lines lines(String name, String text) {
    String conllu =
        text.replaceAll("(?m)^(\\S+) (\\S+) (\\S+) (\\S+)$", "$1\t$2\t$3\t$4\t_\t_\t_\t_\t_\t_");
    return new Lines(
        name, new ByteArrayInputStream(conllu.getBytes(StandardCharsets.UTF_8)), warning -> {});
  }
}
