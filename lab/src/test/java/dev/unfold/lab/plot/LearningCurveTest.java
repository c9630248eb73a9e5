package dev.unfold.lab.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unfold.lab.draw.Drawn;
import dev.unfold.lab.draw.Ink;
import dev.unfold.lab.draw.Picture;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LearningCurveTest {
  @Test
  void showsAccuracyAndLoss() {
    Picture picture = LearningCurve.of(Examples.epochs(20, true));
    assertThat(Drawn.words(picture))
        .contains("dev accuracy (%)", "training loss", "epoch")
        .contains("after 20 epochs: 88.0% of the dev tokens right, training loss 0.2");
    assertThat(Drawn.count(Drawn.pixels(picture), Ink.ACCENT)).isGreaterThan(2000);
    assertThat(Drawn.count(Drawn.pixels(picture), Ink.CURVE)).isGreaterThan(2000);
  }

  @Test
  void withoutADevPartOnlyTheLossIsShown() {
    Picture picture = LearningCurve.of(Examples.epochs(8, false));
    assertThat(Drawn.words(picture)).contains("training loss").doesNotContain("dev");
    assertThat(Drawn.count(Drawn.pixels(picture), Ink.ACCENT)).isZero();
    assertThat(Drawn.count(Drawn.pixels(picture), Ink.CURVE)).isGreaterThan(1000);
  }

  @Test
  void oneEpochIsADotInEachChart() {
    Picture picture = LearningCurve.of(Examples.epochs(1, true));
    assertThat(Drawn.words(picture)).contains("after one epoch: 50.0% of the dev tokens right");
    int disc = (int) (Math.PI * 7 * 7);
    assertThat(Drawn.count(Drawn.pixels(picture), Ink.ACCENT)).isBetween(disc - 40, disc + 10);
    assertThat(Drawn.count(Drawn.pixels(picture), Ink.CURVE)).isBetween(disc - 40, disc + 10);
  }

  @Test
  void noEpochsAreRejected() {
    assertThatThrownBy(() -> LearningCurve.of(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("learning curve: no epoch, expected at least one");
  }
}
