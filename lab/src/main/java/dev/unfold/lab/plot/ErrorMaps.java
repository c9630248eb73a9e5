package dev.unfold.lab.plot;

import dev.unfold.lab.draw.ColourBar;
import dev.unfold.lab.draw.Heading;
import dev.unfold.lab.draw.HeatMap;
import dev.unfold.lab.draw.HeatMapNames;
import dev.unfold.lab.draw.Ink;
import dev.unfold.lab.draw.Palette;
import dev.unfold.lab.draw.Panel;
import dev.unfold.lab.draw.Picture;
import dev.unfold.lab.draw.TextLabel;
import dev.unfold.matrix.Matrix;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;

/** Heat maps of the relative errors of several matrices on several inputs: white is right, dark is wrong. */
public final class ErrorMaps {
  private static final double HIGHEST_CELL = 15;
  private static final double WIDEST_CELL = 28;
  private static final double GAP = 14;
  private static final double INPUT_PIXELS = 12;

  /** The decimal exponent of the error at the white end of the colour scale; the dark end is 0. */
  private static final double LEAST = -8;

  private ErrorMaps() {}

  /**
   * One matrix on all inputs.
   *
   * @param name its name in the equations
   * @param note a text beside its name
   * @param cells its errors on each input, in the same order in all rows
   */
  public record Row(String name, String note, List<Cell> cells) {
    /** Copies the list. */
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /**
   * One matrix on one input.
   *
   * @param input the name of the input
   * @param errors the relative error of each entry; NaN if the entry is not a number
   * @param rowNames names of the rows; empty for a row that is not shown
   */
  public record Cell(String input, Matrix errors, List<String> rowNames) {
    /** Copies the list. */
    public Cell {
      rowNames = List.copyOf(rowNames);
    }
  }

  /** The picture: one row for each matrix, with a heat map for each input. */
  public static Picture of(String title, String note, List<Row> rows) {
    List<Panel> panels = new ArrayList<>();
    panels.add(Heading.picture(title, note, Picture.CONTENT));
    panels.add(key());
    rows.forEach(row -> panels.add(panel(row)));
    return new Picture(title, Panel.column(18, panels));
  }

  private static Panel key() {
    List<String> labels = List.of("right", "1e-6", "1e-4", "1e-2", "1");
    return Panel.column(
        4,
        List.of(
            new Heading(
                TextLabel.text("relative error of each entry; grey: not a number", INPUT_PIXELS),
                TextLabel.muted("", 1),
                Picture.CONTENT,
                false),
            new ColourBar(LEAST, 0, labels, 72, ErrorMaps::ofExponent)));
  }

  private static Panel panel(Row row) {
    int inputs = Math.max(1, row.cells().size());
    double width = (Picture.CONTENT - (inputs - 1) * GAP) / inputs;
    List<Panel> maps = row.cells().stream().map(cell -> map(cell, width)).toList();
    return Panel.column(
        6, List.of(Heading.part(row.name(), row.note(), Picture.CONTENT), Panel.row(GAP, maps)));
  }

  /** A heat map below the name of its input, of the given width. */
  private static Panel map(Cell cell, double width) {
    List<String> names = cell.rowNames().stream().filter(name -> !name.isEmpty()).toList();
    double room = HeatMapNames.widest(names);
    double[][] values = shown(cell);
    int columns = Math.max(1, cell.errors().columns());
    double cellWidth = Math.min(WIDEST_CELL, Math.floor((width - room - 12) / columns));
    TextLabel input = TextLabel.muted(cell.input(), INPUT_PIXELS).within(width);
    Panel map =
        Panel.row(
            0,
            List.of(
                new HeatMapNames(names, HIGHEST_CELL, HeatMapNames.Side.LEFT, room),
                new HeatMap(values, cellWidth, HIGHEST_CELL, ErrorMaps::color)));
    Panel heading = new Heading(input, TextLabel.muted("", 1), width, false);
    return Panel.column(4, List.of(heading, map));
  }

  private static double[][] shown(Cell cell) {
    List<double[]> rows = new ArrayList<>();
    double[][] all = cell.errors().toArray();
    for (int r = 0; r < all.length; r++) {
      if (!cell.rowNames().get(r).isEmpty()) {
        rows.add(all[r]);
      }
    }
    return rows.toArray(new double[0][]);
  }

  /** The colour of a relative error: white up to 1e-8, then by its logarithm. */
  static Color color(double error) {
    return Double.isNaN(error) ? Ink.MISSING : ofExponent(Math.log10(Math.max(error, 1e-300)));
  }

  private static Color ofExponent(double exponent) {
    return Palette.diverging(1 - Math.min(0, Math.max(LEAST, exponent)) / LEAST, 1);
  }
}
