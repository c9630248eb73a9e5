package dev.unfold.lab.draw;

import java.awt.Graphics2D;
import java.util.List;

/**
 * The title of the rows or columns of a heat map, in the middle of its side.
 *
 * @param text the title
 * @param length length of the side
 * @param depth extent at a right angle to the side
 * @param upwards whether the text is rotated to read upwards
 */
public record SideTitle(String text, double length, double depth, boolean upwards)
    implements Panel {
  @Override
  public double width() {
    return upwards ? depth : length;
  }

  @Override
  public double height() {
    return upwards ? length : depth;
  }

  @Override
  public void paint(Graphics2D g) {
    TextLabel label = TextLabel.text(text, 13).within(length);
    if (upwards) {
      label.upwards(g, label.pixels(), (length + label.width()) / 2);
    } else {
      label.centre(g, length / 2, depth - 4);
    }
  }

  @Override
  public List<String> words() {
    return List.of(text);
  }
}
