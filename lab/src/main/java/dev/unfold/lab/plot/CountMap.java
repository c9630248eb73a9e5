package dev.unfold.lab.plot;

import dev.unfold.lab.draw.HeatMap;
import dev.unfold.lab.draw.Ink;
import dev.unfold.lab.draw.Palette;
import dev.unfold.lab.draw.Panel;
import dev.unfold.lab.draw.TextLabel;
import dev.unfold.lab.draw.Typeface;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;

/**
 * A square matrix of counts. The shade of a cell is its fraction of the sum of its row; the count is written in it if
 * it fits.
 *
 * @param counts the counts, K×K
 * @param cell width and height of a cell
 */
record CountMap(int[][] counts, double cell) implements Panel {
  private static final double LARGEST_PIXELS = 12.5;
  private static final double SMALLEST_PIXELS = 9;
  private static final double AIR = 3;

  @Override
  public double width() {
    return counts.length * cell;
  }

  @Override
  public double height() {
    return counts.length * cell;
  }

  /** The counts as fractions of the sum of their row; NaN in a row without counts. */
  static double[][] parts(int[][] counts) {
    double[][] parts = new double[counts.length][counts.length];
    for (int r = 0; r < counts.length; r++) {
      double sum = 0;
      for (int count : counts[r]) {
        sum += count;
      }
      for (int k = 0; k < counts.length; k++) {
        parts[r][k] = counts[r][k] / sum;
      }
    }
    return parts;
  }

  @Override
  public void paint(Graphics2D g) {
    double[][] parts = parts(counts);
    new HeatMap(parts, cell, cell, Palette::sequential).paint(g);
    rule(g);
    double pixels = Math.min(LARGEST_PIXELS, 0.4 * cell);
    for (int r = 0; r < counts.length; r++) {
      for (int k = 0; k < counts.length; k++) {
        if (counts[r][k] > 0) {
          write(g, counts[r][k], pixels, Palette.sequential(parts[r][k]), r, k);
        }
      }
    }
  }

  private void rule(Graphics2D g) {
    g.setColor(Ink.GRID);
    g.setStroke(Ink.HAIRLINE);
    for (int i = 1; i < counts.length; i++) {
      g.draw(new Line2D.Double(i * cell, 0, i * cell, height()));
      g.draw(new Line2D.Double(0, i * cell, width(), i * cell));
    }
  }

  private void write(Graphics2D g, int count, double pixels, Color ground, int row, int column) {
    for (double size = pixels; size >= SMALLEST_PIXELS; size -= 0.5) {
      TextLabel label = new TextLabel("" + count, Typeface.REGULAR, size, Palette.inkOn(ground));
      if (label.width() <= cell - AIR) {
        label.centre(g, (column + 0.5) * cell, (row + 0.5) * cell + label.drop());
        return;
      }
    }
  }
}
