package dev.unfold.lab.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.List;
import java.util.Optional;

/**
 * The legend of a chart, in one line.
 *
 * @param entries from left to right
 */
public record Legend(List<Entry> entries) implements Panel {
  private static final double PIXELS = 13.5;
  private static final double SAMPLE = 26;
  private static final int DOT = 10;
  private static final double GAP = 8;
  private static final double BETWEEN = 28;

  /**
   * A sample of a line or a dot, with its meaning.
   *
   * @param meaning its meaning
   * @param color its colour
   * @param stroke how the line is drawn; empty for a dot
   */
  public record Entry(String meaning, Color color, Optional<BasicStroke> stroke) {
    public static Entry line(String meaning, Color color, BasicStroke stroke) {
      return new Entry(meaning, color, Optional.of(stroke));
    }

    public static Entry dot(String meaning, Color color) {
      return new Entry(meaning, color, Optional.empty());
    }

    private double sample() {
      return stroke.isPresent() ? SAMPLE : DOT;
    }

    private double width() {
      return sample() + GAP + TextLabel.text(meaning, PIXELS).width();
    }
  }

  @Override
  public double width() {
    return entries.stream().mapToDouble(Entry::width).sum() + BETWEEN * (entries.size() - 1);
  }

  @Override
  public double height() {
    return 1.5 * PIXELS;
  }

  @Override
  public void paint(Graphics2D g) {
    double x = 0;
    double middle = height() / 2;
    for (Entry entry : entries) {
      g.setColor(entry.color);
      if (entry.stroke.isPresent()) {
        g.setStroke(entry.stroke.get());
        g.draw(new Line2D.Double(x, middle, x + SAMPLE, middle));
      } else {
        new Dot(DOT).paint(g, x + DOT / 2.0, middle);
      }
      TextLabel label = TextLabel.text(entry.meaning, PIXELS);
      label.left(g, x + entry.sample() + GAP, middle + label.drop());
      x += entry.width() + BETWEEN;
    }
  }

  @Override
  public List<String> words() {
    return entries.stream().map(Entry::meaning).toList();
  }
}
