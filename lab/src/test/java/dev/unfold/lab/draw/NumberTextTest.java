package dev.unfold.lab.draw;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class NumberTextTest {
  @Test
  void numbersHaveTheirSignificantDigits() {
    assertThat(NumberText.of(0.0123456, 3)).isEqualTo("0.0123");
    assertThat(NumberText.of(-17.5, 4)).isEqualTo("−17.5");
    assertThat(NumberText.of(2.14e-16, 2)).isEqualTo("2.1e-16");
    assertThat(NumberText.of(-1234567, 2)).isEqualTo("−1.2e6");
    assertThat(NumberText.of(123456, 2)).isEqualTo("120000");
    assertThat(NumberText.of(0.9999, 2)).isEqualTo("1");
    assertThat(NumberText.of(0, 3)).isEqualTo("0");
  }

  @Test
  void nanIsWrittenInWords() {
    assertThat(NumberText.of(Double.NaN, 3)).isEqualTo("not a number");
    assertThat(NumberText.of(Double.NEGATIVE_INFINITY, 3)).isEqualTo("−∞");
  }

  @Test
  void sharesArePercentagesAndCountsHaveSeparators() {
    assertThat(NumberText.percent(0.91249)).isEqualTo("91.2%");
    assertThat(NumberText.percent(1)).isEqualTo("100.0%");
    assertThat(NumberText.count(25180)).isEqualTo("25,180");
  }
}
