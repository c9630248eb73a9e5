package dev.unfold.lab.draw;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ParagraphTest {
  private static final String TEXT = "what stands far back moves next to nothing in these networks";

  @Test
  void linesAreWrappedToTheWidth() {
    double line = new Paragraph("word", 700).height();
    double whole = TextLabel.text(TEXT, 14).width();
    assertThat(new Paragraph(TEXT, whole + 1).height()).isEqualTo(line);
    assertThat(new Paragraph(TEXT, whole - 1).height()).isEqualTo(2 * line);
    assertThat(new Paragraph(TEXT, whole / 3 + 40).height()).isEqualTo(3 * line);
  }

  @Test
  void noLineIsLongerThanTheWidth() {
    Paragraph paragraph = new Paragraph(TEXT, 200);
    int inked = 0;
    var image = Drawn.pixels(Panel.row(0, java.util.List.of(paragraph, new Spacer(300, 0))));
    for (int u = 202; u < image.getWidth(); u++) {
      for (int v = 0; v < image.getHeight(); v++) {
        inked += image.getRGB(u, v) == Ink.PAPER.getRGB() ? 0 : 1;
      }
    }
    assertThat(inked).isZero();
    assertThat(paragraph.words()).containsExactly(TEXT);
  }
}
