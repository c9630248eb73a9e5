package dev.unfold.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unfold.SharedData;
import dev.unfold.corpus.Lines;
import dev.unfold.score.Conll18Scores;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class SegmenterTrainingTest {
  @Test
  void withoutSentencesThereIsNothingToLearn() {
    assertThatThrownBy(() -> SegmenterTraining.standard().train(List.of(), (e, n, loss) -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no sentences");
  }

  @Test
  void interruptEndsTheTraining() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(
            () -> TinyTreebank.training().train(TinyTreebank.sentences(), (e, n, loss) -> {}))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  /** Not the best that can be reached: that much after few steps. */
  @Test
  @Tag("slow")
  void learnsWolofFromATreebank() {
    String file = "data/wo_wtb/wo_wtb-ud-%s.conllu";
    List<TreebankSentence> train = TreebankSentence.read(open(file.formatted("train")));
    NetworkSegmenter segmenter =
        new SegmenterTraining(24, 24, 4, 1, 0.01, 0.1, 1).train(train, (e, n, loss) -> {});
    String dev = file.formatted("dev");
    String text = TreebankText.of(TreebankSentence.read(open(dev)));
    String given = conllu(segmenter.segment(text));
    Conll18Scores scores = Conll18Scores.of(open(dev), TinyTreebank.lines(given));
    assertThat(scores.tokens().f1()).isGreaterThan(0.98);
    assertThat(scores.words().words().f1()).isGreaterThan(0.95);
    assertThat(scores.sentences().f1()).isGreaterThan(0.70);
  }

  private static Lines open(String file) {
    Path path = SharedData.file(file);
    return Lines.open(path, warning -> {});
  }

  private static String conllu(List<TextSentence> sentences) {
    StringBuilder all = new StringBuilder();
    for (TextSentence sentence : sentences) {
      int id = 1;
      for (Token token : sentence.tokens()) {
        int last = id + token.words().size() - 1;
        if (last > id) {
          all.append(row(id + "-" + last, token.form()));
        }
        for (String word : token.words()) {
          all.append(row(Integer.toString(id++), word));
        }
      }
      all.append('\n');
    }
    return all.toString();
  }

  private static String row(String id, String form) {
    return id + "\t" + form + "\t_".repeat(8) + "\n";
  }
}
