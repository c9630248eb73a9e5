package dev.unfold.lab.draw;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/**
 * A text, wrapped to a width.
 *
 * @param text words separated by spaces
 * @param width maximum width of a line, in pixels
 */
public record Paragraph(String text, double width) implements Panel {
  private static final double PIXELS = 14;
  private static final double LINE = 21;

  private List<TextLabel> lines() {
    List<TextLabel> lines = new ArrayList<>();
    String line = "";
    for (String word : text.split(" ")) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && TextLabel.text(longer, PIXELS).width() > width) {
        lines.add(TextLabel.text(line, PIXELS));
        longer = word;
      }
      line = longer;
    }
    lines.add(TextLabel.text(line, PIXELS));
    return lines;
  }

  @Override
  public double height() {
    return LINE * lines().size();
  }

  @Override
  public void paint(Graphics2D g) {
    double baseline = PIXELS;
    for (TextLabel line : lines()) {
      line.left(g, 0, baseline);
      baseline += LINE;
    }
  }

  @Override
  public List<String> words() {
    return List.of(text);
  }
}
