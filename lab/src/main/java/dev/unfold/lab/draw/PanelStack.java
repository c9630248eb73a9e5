package dev.unfold.lab.draw;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Panels in a row or in a column.
 *
 * @param panels in their order
 * @param gap pixels between neighbours
 * @param down whether they form a column instead of a row
 */
record PanelStack(List<Panel> panels, double gap, boolean down) implements Panel {
  private double sum(ToDoubleFunction<Panel> size) {
    return panels.stream().mapToDouble(size).sum() + gap * Math.max(0, panels.size() - 1);
  }

  private double largest(ToDoubleFunction<Panel> size) {
    return panels.stream().mapToDouble(size).max().orElse(0);
  }

  @Override
  public double width() {
    return down ? largest(Panel::width) : sum(Panel::width);
  }

  @Override
  public double height() {
    return down ? sum(Panel::height) : largest(Panel::height);
  }

  @Override
  public void paint(Graphics2D g) {
    AffineTransform corner = g.getTransform();
    for (Panel panel : panels) {
      AffineTransform place = g.getTransform();
      panel.paint(g);
      g.setTransform(place);
      g.translate(down ? 0 : panel.width() + gap, down ? panel.height() + gap : 0);
    }
    g.setTransform(corner);
  }

  @Override
  public List<String> words() {
    return panels.stream().flatMap(panel -> panel.words().stream()).toList();
  }
}
