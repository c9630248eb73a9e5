package dev.unfold.lab.plot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.lab.draw.Drawn;
import dev.unfold.lab.draw.Ink;
import dev.unfold.lab.draw.Picture;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TaggersPlotTest {
  private static final TaggerDot OURS =
      new TaggerDot("Unfold fast", true, 198_000, 190_000, 205_000, 95.4);
  private static final TaggerDot THEIRS =
      new TaggerDot("CoreNLP", false, 2_800, 2_700, 2_900, 94.9);

  @Test
  void everyTaggerIsNamed() {
    Picture picture = TaggersPlot.of("25,094 words; two cores", List.of(OURS, THEIRS));
    assertThat(Drawn.words(picture))
        .contains(
            "Accuracy and speed of taggers", "Unfold fast", "CoreNLP", "25,094 words; two cores")
        .contains("words with the right tag, %", "words per second, one thread");
    assertThat(Drawn.margin(Drawn.pixels(picture))).isGreaterThan(20);
  }

  @Test
  void oursStandOut() {
    BufferedImage theirs = Drawn.pixels(TaggersPlot.of("here", List.of(THEIRS)));
    BufferedImage both = Drawn.pixels(TaggersPlot.of("here", List.of(OURS, THEIRS)));
    assertThat(Drawn.count(theirs, Ink.ACCENT)).isZero();
    assertThat(Drawn.count(both, Ink.ACCENT)).isGreaterThan(100);
  }
}
