package dev.unfold.web.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextSplitTest {
  @Test
  void splitsPunctuationOffItsWord() {
    assertThat(TextSplit.of("Dogs, cats (and 3.5 e.g. mice).", 99).words())
        .containsExactly("Dogs", ",", "cats", "(", "and", "3.5", "e.g", ".", "mice", ")", ".");
  }

  @Test
  void endsSentencesAtStopsAndLines() {
    assertThat(TextSplit.of("It runs! Why?\nNo stop\r\n\r\n", 99).sentences())
        .containsExactly(List.of("It", "runs", "!"), List.of("Why", "?"), List.of("No", "stop"));
  }

  @Test
  void keepsEmojiAndWordsFromRightToLeftWhole() {
    assertThat(TextSplit.of("👩‍🏫 שלום עולם .", 99).words())
        .containsExactly("👩‍🏫", "שלום", "עולם", ".");
  }

  @Test
  void countsWhatIsBeyondTheLimit() {
    TextSplit split = TextSplit.of("a b c d e", 3);
    assertThat(split.words()).containsExactly("a", "b", "c");
    assertThat(split.dropped()).isEqualTo(2);
    assertThat(TextSplit.of("", 3).words()).isEmpty();
    assertThat(TextSplit.of(" \t \u00a0\n", 3).words()).isEmpty();
  }
}
