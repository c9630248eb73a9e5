package dev.unfold.guide;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Compares pictures: the same size, and all but a few pixels about equally dark. */
final class Pictures {
  /** A difference in brightness, of 255, that the eye may miss. */
  private static final int STEP = 40;

  /** The fraction of pixels that may differ by more. */
  private static final double FRACTION = 0.005;

  private Pictures() {}

  static boolean alike(Path one, Path other) throws IOException {
    BufferedImage ours = ImageIO.read(one.toFile());
    BufferedImage theirs = ImageIO.read(other.toFile());
    if (ours.getWidth() != theirs.getWidth() || ours.getHeight() != theirs.getHeight()) {
      return false;
    }
    long differ = 0;
    for (int y = 0; y < ours.getHeight(); y++) {
      for (int x = 0; x < ours.getWidth(); x++) {
        int step = Math.abs(grey(ours.getRGB(x, y)) - grey(theirs.getRGB(x, y)));
        differ += step > STEP ? 1 : 0;
      }
    }
    return differ <= FRACTION * ours.getWidth() * ours.getHeight();
  }

  private static int grey(int rgb) {
    return ((rgb >> 16 & 255) + (rgb >> 8 & 255) + (rgb & 255)) / 3;
  }
}
