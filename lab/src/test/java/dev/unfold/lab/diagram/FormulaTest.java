package dev.unfold.lab.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import org.junit.jupiter.api.Test;

final class FormulaTest {
  private static double width(String text) {
    return new Formula(text, 20, Color.BLACK).width();
  }

  @Test
  void indicesAreSmallerThanLetters() {
    double letter = width("h");
    assertThat(width("W_h") - width("W")).isCloseTo(0.72 * letter, within(0.2));
    assertThat(width("h_{t+1}")).isBetween(width("h_t"), width("ht+1"));
  }

  @Test
  void subscriptsAndSuperscriptsStandAboveEachOther() {
    assertThat(width("W_h^T")).isCloseTo(Math.max(width("W_h"), width("W^T")), within(1e-9));
    assertThat(width("W_h^Tz")).isCloseTo(width("W_h^T") + width("z"), within(1e-9));
  }

  @Test
  void formulasReadAsTextWithoutBraces() {
    assertThat(new Formula("W_h^T dz_{t+1}", 12, Color.BLACK).words()).isEqualTo("W_h^T dz_t+1");
    assertThat(new Formula("", 12, Color.BLACK).width()).isZero();
  }
}
