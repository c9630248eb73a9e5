package dev.unfold.tagger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PaceTest {
  /** Of batches of 512 tokens and 130 updates an epoch. */
  @ParameterizedTest
  @CsvSource({
    "200000, 512, 1",
    "66560, 512, 1",
    "26000, 200, 1",
    "3000, 32, 1",
    "1000, 32, 3",
    "320, 32, 7",
    "20, 32, 65"
  })
  void smallPartsAreReadInSmallBatchesAndSeveralTimes(int tokens, int batch, int passes) {
    AdamPlan plan = (AdamPlan) TaggerConfig.FAST.training();
    assertThat(Pace.of(plan, tokens)).isEqualTo(new Pace(batch, passes));
  }

  @ParameterizedTest
  @CsvSource({"0, 512, 512", "130, 8, 8"})
  void settingsAreUpperBounds(String updates, String batch, int expected) {
    TaggerConfig config =
        TaggerConfig.FAST.with("epoch_updates", updates).with("batch_tokens", batch);
    Pace pace = Pace.of((AdamPlan) config.training(), 5000);
    assertThat(pace).isEqualTo(new Pace(expected, 1));
  }
}
