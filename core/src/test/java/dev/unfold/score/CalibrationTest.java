package dev.unfold.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.unfold.TestSeed;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class CalibrationTest {
  /** Two bins. */
  @Test
  void byHand() {
    Calibration calibration = new Calibration();
    calibration.add(0.92, true);
    calibration.add(0.98, false);
    calibration.add(1, true);
    calibration.add(0.25, true);
    // bin (0.9, 1]: confidence 2.9 of 3, 2 right; bin (0.2, 0.3]: 0.25, 1 right
    assertThat(calibration.error()).isCloseTo((0.9 + 0.75) / 4, within(1e-15));
    List<Calibration.Bin> bins = calibration.bins();
    assertThat(bins).hasSize(2);
    assertThat(bins.get(0)).isEqualTo(new Calibration.Bin(0.2, 0.3, 1, 0.25, 1));
    assertThat(bins.get(1).tokens()).isEqualTo(3);
    assertThat(bins.get(1).confidence()).isCloseTo(2.9 / 3, within(1e-15));
    assertThat(bins.get(1).accuracy()).isCloseTo(2 / 3.0, within(1e-15));
  }

  @Test
  void binsIncludeTheirUpperEnd() {
    Calibration calibration = new Calibration();
    for (double confidence : new double[] {0, 0.1, Math.nextUp(0.1), 0.2, 0.5, 1, 1.0000001}) {
      calibration.add(confidence, true);
    }
    assertThat(calibration.bins())
        .extracting(bin -> bin.upTo() + ": " + bin.tokens())
        .containsExactly("0.1: 2", "0.2: 2", "0.5: 1", "1.0: 2");
  }

  @Test
  void aCalibratedTaggerHasNoError() {
    Random random = TestSeed.random();
    Calibration honest = new Calibration();
    Calibration boastful = new Calibration();
    for (int n = 0; n < 200_000; n++) {
      double p = random.nextDouble();
      boolean right = random.nextDouble() < p;
      honest.add(p, right);
      boastful.add(Math.min(1, p + 0.2), right);
    }
    assertThat(honest.error()).isLessThan(0.01);
    assertThat(boastful.error()).isBetween(0.16, 0.2);
  }

  @Test
  void noTokensGiveNaNAndNonProbabilitiesAreRefused() {
    Calibration calibration = new Calibration();
    assertThat(calibration.error()).isNaN();
    assertThat(calibration.bins()).isEmpty();
    for (double bad : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThatThrownBy(() -> calibration.add(bad, true))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("Calibration: confidence is " + bad + ", expected 0 to 1");
    }
  }
}
