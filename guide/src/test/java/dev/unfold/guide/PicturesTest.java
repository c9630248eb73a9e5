package dev.unfold.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PicturesTest {
  @TempDir private Path folder;

  /** A square on white. */
  private Path square(String name, int width, int side, Color color) throws IOException {
    BufferedImage image = new BufferedImage(width, 100, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, width, 100);
    g.setColor(color);
    g.fillRect(40, 40, side, side);
    g.dispose();
    Path file = folder.resolve(name + ".png");
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  @Test
  void fewPixelsAndSlightGreysMayDiffer() throws IOException {
    Path one = square("one", 100, 10, Color.BLACK);
    assertThat(Pictures.alike(one, square("larger", 100, 11, Color.BLACK))).isTrue();
    assertThat(Pictures.alike(one, square("paler", 100, 10, new Color(30, 30, 30)))).isTrue();
  }

  @Test
  void otherPicturesAreNotAlike() throws IOException {
    Path one = square("one", 100, 10, Color.BLACK);
    assertThat(Pictures.alike(one, square("gone", 100, 10, Color.WHITE))).isFalse();
    assertThat(Pictures.alike(one, square("wider", 101, 10, Color.BLACK))).isFalse();
  }
}
