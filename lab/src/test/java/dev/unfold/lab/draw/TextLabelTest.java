package dev.unfold.lab.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

final class TextLabelTest {
  @Test
  void longTextEndsInAnEllipsis() {
    TextLabel label = TextLabel.text("Donaudampfschifffahrtsgesellschaft", 12);
    TextLabel cut = label.within(80);
    assertThat(cut.width()).isLessThanOrEqualTo(80).isGreaterThan(70);
    assertThat(cut.text()).startsWith("Donaud").endsWith("…");
    assertThat(label.within(label.width())).isSameAs(label);
    assertThat(TextLabel.text("𝒜𝒜", 12).within(1).text()).isEqualTo("…");
  }

  @Test
  void widthEqualsThatOfTheDrawing() {
    TextLabel label = TextLabel.text("HWH", 40);
    assertThat(label.width()).isBetween(85.0, 125.0);
    int right = rightmost(Drawn.pixels(new Heading(label, TextLabel.muted("", 1), 300, false)));
    assertThat((double) right).isBetween(label.width() - 6, label.width());
    assertThat(TextLabel.text("", 40).width()).isZero();
  }

  private static int rightmost(BufferedImage image) {
    for (int x = image.getWidth() - 1; x > 0; x--) {
      for (int y = 0; y < image.getHeight(); y++) {
        if (image.getRGB(x, y) != Color.WHITE.getRGB()) {
          return x;
        }
      }
    }
    return 0;
  }

  @Test
  void charactersMissingInInterUseAnotherFont() {
    assertThat(Typeface.REGULAR.size(12, "Łódź").getFamily()).isEqualTo("Inter");
    assertThat(Typeface.REGULAR.size(12, "猫").getFamily()).isNotEqualTo("Inter");
  }
}
