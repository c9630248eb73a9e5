package dev.unfold.torch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.check.SelfContradiction;
import org.junit.jupiter.api.Test;

/** PyTorch against itself: measured on this machine, and what is said about it. */
final class SelfTestTest {
  @Test
  void deviationIsRoundingOrAKnownError() {
    double deviation = SelfTest.deviation();
    System.out.printf("PyTorch's float32 LSTM differs from its float64 by %.1e%n", deviation);
    assertThat(deviation).isBetween(1e-9, 1e-2);
    assertThat(new TorchTwin().selfContradiction()).isEqualTo(SelfTest.contradiction(deviation));
  }

  @Test
  void contradictionNamesWhatWasFoundAndWhatToDo() {
    SelfContradiction wrong = SelfTest.contradiction(5.04e-4).orElseThrow();
    assertThat(wrong.found())
        .isEqualTo("its float32 LSTM differs from its own float64 by 5.0e-04, allowed 1e-05");
    assertThat(wrong.remedy())
        .startsWith("start with ONEDNN_MAX_CPU_ISA=AVX2 in the environment: ");
    assertThat(SelfTest.contradiction(Double.NaN)).isPresent();
    assertThat(SelfTest.contradiction(2e-7)).isEmpty();
  }
}
