package dev.unfold.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LikenessTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Training took 0.03 seconds per epoch | Training took 9.23 seconds per epoch",
        "1,133,997 tokens/s                   | 8,212 tokens/s",
        "Test accuracy 82.50 %                | Test accuracy 80.62 %",
        "82.50 % (1,188 of 1,440)             | 82.29 % (1,185 of 1,440)",
        "W_e  3.47e-18  2.35e-16              | W_e      0.00e+00   9.1e-17",
        "loss 2.735620072113                  | loss 2.735620072999",
        "row  1.2e-03                         | row    1.2e-03",
        "−0.0265                              | −0.0265",
      })
  void mayDiffer(String shown, String printed) {
    assertThat(Likeness.CLOSE.of(List.of(shown), List.of(printed))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Test accuracy 82.50 %    | Test accuracy 79.90 %",
        "82.50 % (1,188 of 1,440) | 82.50 % (1,188 of 1,439)",
        "W_e  3.47e-18            | W_e  3.47e-03",
        "loss 2.7356              | loss 2.7400",
        "loss 2.7356              | loss −2.7356",
        "words: 2048              | words: 2047",
        "wrote a.png              | wrote b.png",
        "W_h is 20×20             | W_h is 20×50",
        "1 2 3                    | 1 2",
        "1 2                      | 1 2 3",
      })
  void mustNotDiffer(String shown, String printed) {
    assertThat(Likeness.CLOSE.of(List.of(shown), List.of(printed))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "step 1,072 was the last | step 9 was the last | true",
        "step 1,072 was the last | no step was the last | false",
        "step 1,072 was the last | step 1,072 was the first | false",
      })
  void chaoticOutputsMustHaveTheSameWords(String shown, String printed, boolean alike) {
    assertThat(Likeness.OF_WORDS.of(List.of(shown), List.of(printed))).isEqualTo(alike);
  }
}
