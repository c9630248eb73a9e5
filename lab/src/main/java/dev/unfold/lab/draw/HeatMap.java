package dev.unfold.lab.draw;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleFunction;

/**
 * A matrix drawn as coloured cells in a thin frame.
 *
 * @param values the numbers, R×C
 * @param cellWidth width of a cell; a multiple of half a pixel gives crisp edges
 * @param cellHeight height of a cell, likewise
 * @param color the colour for a value
 */
public record HeatMap(
    double[][] values, double cellWidth, double cellHeight, DoubleFunction<Color> color)
    implements Panel {

  private int rows() {
    return values.length;
  }

  private int columns() {
    return values.length == 0 ? 0 : values[0].length;
  }

  @Override
  public double width() {
    return columns() * cellWidth;
  }

  @Override
  public double height() {
    return rows() * cellHeight;
  }

  @Override
  public void paint(Graphics2D g) {
    Object smooth = g.getRenderingHint(RenderingHints.KEY_ANTIALIASING);
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
    for (Map.Entry<Color, Path2D> shape : shapes().entrySet()) {
      g.setColor(shape.getKey());
      g.fill(shape.getValue());
    }
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, smooth);
    g.setColor(Ink.FRAME);
    g.setStroke(Ink.HAIRLINE);
    g.draw(new Rectangle2D.Double(-0.5, -0.5, width() + 1, height() + 1));
  }

  /** One shape for all cells of a colour; neighbours in a row are merged, white cells omitted. */
  private Map<Color, Path2D> shapes() {
    Map<Color, Path2D> shapes = new LinkedHashMap<>();
    for (int r = 0; r < rows(); r++) {
      for (int k = 0; k < columns(); ) {
        Color run = color.apply(values[r][k]);
        int from = k;
        while (k < columns() && color.apply(values[r][k]).equals(run)) {
          k++;
        }
        if (!run.equals(Ink.PAPER)) {
          shapes.computeIfAbsent(run, c -> new Path2D.Double()).append(cells(r, from, k), false);
        }
      }
    }
    return shapes;
  }

  private Rectangle2D cells(int row, int from, int to) {
    return new Rectangle2D.Double(
        from * cellWidth, row * cellHeight, (to - from) * cellWidth, cellHeight);
  }
}
