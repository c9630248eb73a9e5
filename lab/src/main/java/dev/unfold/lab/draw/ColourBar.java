package dev.unfold.lab.draw;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * The colour scale of a heat map: a bar with all colours and labels beside it.
 *
 * @param bottom the value at its lower end
 * @param top the value at its upper end
 * @param labels labels at equal distances from the lower to the upper end; at least two
 * @param height its height
 * @param color the colour for a value
 */
public record ColourBar(
    double bottom, double top, List<String> labels, double height, DoubleFunction<Color> color)
    implements Panel {
  private static final double BAR = 12;
  private static final double GAP = 7;
  private static final double PIXELS = 12;

  private List<TextLabel> lines() {
    return labels.stream().map(text -> TextLabel.muted(text, PIXELS)).toList();
  }

  @Override
  public double width() {
    return BAR + GAP + lines().stream().mapToDouble(TextLabel::width).max().orElse(0);
  }

  @Override
  public void paint(Graphics2D g) {
    int steps = (int) height;
    double[][] values = new double[steps][1];
    for (int r = 0; r < steps; r++) {
      values[r][0] = top - (top - bottom) * (r + 0.5) / steps;
    }
    new HeatMap(values, BAR, height / steps, color).paint(g);
    List<TextLabel> lines = lines();
    for (int i = 0; i < lines.size(); i++) {
      double y = height - i * height / (lines.size() - 1);
      double inside = Math.min(height - PIXELS / 2, Math.max(PIXELS / 2, y));
      lines.get(i).left(g, BAR + GAP, inside + lines.get(i).drop());
    }
  }
}
