package dev.unfold.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TreebankTest {
  private static final String CONLLU =
      """
      # newdoc
      # text = He can't (yet).
      1 He _
      2-3 can't _
      2 ca _
      3 n't _
      4 ( SpaceAfter=No
      5 yet SpaceAfter=No
      6 ) SpaceAfter=No
      7 . _

      1 Go Foreign=Yes|SpaceAfter=No
      1.1 go _
      2 ! _

      # newpar id = p2
      1 End _

      """;

  private static List<TreebankSentence> read() {
    return TreebankSentence.read(
        TinyTreebank.lines(
            CONLLU.replaceAll("(?m)^(\\S+) (\\S+) (\\S+)$", "$1\t$2\t_\tX\t_\t_\t_\t_\t_\t$3")));
  }

  @Test
  void readsTokensWordsAndParagraphs() {
    List<TreebankSentence> sentences = read();
    assertThat(sentences).hasSize(3);
    assertThat(sentences.stream().map(TreebankSentence::newParagraph))
        .containsExactly(true, false, true);
    assertThat(sentences.get(0).tokens().get(1))
        .isEqualTo(new TreebankToken("can't", List.of("ca", "n't"), true));
    assertThat(sentences.get(1).tokens())
        .containsExactly(
            new TreebankToken("Go", List.of("Go"), false),
            new TreebankToken("!", List.of("!"), true));
  }

  @Test
  void textHasBlanksParagraphsAndLines() {
    assertThat(TreebankText.of(read())).isEqualTo("He can't (yet). Go!\n\nEnd\n");
    TreebankToken word = new TreebankToken("abcdefghi", List.of("abcdefghi"), true);
    TreebankSentence longOne = new TreebankSentence(Collections.nCopies(20, word), false);
    assertThat(TreebankText.of(List.of(longOne)).lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void labelsOfPiecesFollowTheTokens() {
    LabelledText text = LabelledText.plain(read());
    PieceRules rules = LearntRules.of(text.text(), text.ends());
    Pieces pieces = new Pieces();
    rules.splitter().split(text.text(), 0, text.text().length, pieces);
    StringBuilder labels = new StringBuilder();
    for (int label : text.labels(pieces)) {
      labels.append(Label.of(label).name(), 0, 1);
    }
    assertThat(labels).asString().isEqualTo("TIIMTTTSTSS");
  }
}
