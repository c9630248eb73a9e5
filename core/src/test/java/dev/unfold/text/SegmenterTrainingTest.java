package dev.unfold.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CancellationException;
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
}
