package dev.unfold.lab.plot;

import dev.unfold.check.GradientReport;
import dev.unfold.lab.draw.ColourBar;
import dev.unfold.lab.draw.Heading;
import dev.unfold.lab.draw.HeatMap;
import dev.unfold.lab.draw.HeatMapNames;
import dev.unfold.lab.draw.NumberText;
import dev.unfold.lab.draw.Palette;
import dev.unfold.lab.draw.Panel;
import dev.unfold.lab.draw.Picture;
import dev.unfold.lab.draw.Spacer;
import dev.unfold.lab.draw.TextLabel;
import java.awt.Color;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;

/**
 * The gradients of one tensor in two engines, as a row of a picture: name and difference, two heat maps, a colour bar.
 *
 * @param row the gradients and their difference
 * @param ours the cells of the first
 * @param theirs the cells of the second
 * @param words names of the rows; if empty, rows are numbered
 */
record TensorRow(GradientReport.Row row, Downsampled ours, Downsampled theirs, List<String> words) {
  private static final int MOST_ROWS = 84;
  private static final int MOST_COLUMNS = 125;
  private static final double HIGHEST = 168;
  private static final double HIGHEST_CELL = 19;
  private static final double LOWEST_BAR = 54;
  private static final double BAR_ROOM = 80;
  private static final double GAP = 24;
  private static final double ENGINE_PIXELS = 13;
  private static final double ROW_NUMBER = 17;
  private static final double COLUMN_NUMBER = 36;

  /** The dimensions of the lab's matrices, for the heading. */
  private static final Map<String, String> MEANING =
      Map.of(
          "W_e", "words × embedding",
          "W_x", "hidden × embedding",
          "W_h", "hidden × hidden",
          "W_y", "tags × hidden");

  /** Shows all rows of a tensor. */
  static TensorRow of(GradientReport.Row row) {
    return new TensorRow(
        row,
        Downsampled.of(row.ours(), MOST_ROWS, MOST_COLUMNS),
        Downsampled.of(row.theirs(), MOST_ROWS, MOST_COLUMNS),
        List.of());
  }

  /** Shows the rows of an embedding for the given words. */
  static TensorRow of(GradientReport.Row row, Map<Integer, String> words) {
    for (int id : words.keySet()) {
      if (id < 0 || id >= row.ours().rows()) {
        throw new IllegalArgumentException(
            "gradient heat maps: \""
                + words.get(id)
                + "\" has id "
                + id
                + ", but "
                + row.name()
                + " is "
                + row.ours().shape()
                + "; give ids of the vocabulary that the model was made for");
      }
    }
    int[] ids = words.keySet().stream().mapToInt(Integer::intValue).toArray();
    return new TensorRow(
        row,
        Downsampled.of(row.ours().gather(ids), ids.length, MOST_COLUMNS),
        Downsampled.of(row.theirs().gather(ids), ids.length, MOST_COLUMNS),
        List.copyOf(words.values()));
  }

  /** The width of the widest row name. */
  double widestName() {
    return HeatMapNames.widest(rowNames());
  }

  private List<String> rowNames() {
    return words.isEmpty()
        ? HeatMapNames.numbers(row.ours().rows(), ours.blockRows(), cellHeight(), ROW_NUMBER)
        : words;
  }

  /** The panel, with the given width for row names. */
  Panel panel(String left, String right, double room) {
    double bound = bound(Math.max(ours.largest(), theirs.largest()));
    DoubleFunction<Color> color = value -> Palette.diverging(value, bound);
    Panel names = new HeatMapNames(rowNames(), cellHeight(), HeatMapNames.Side.LEFT, room);
    double width = Math.floor((Picture.CONTENT - names.width() - 2 * GAP - BAR_ROOM) / 2);
    Panel first = map(ours, width, color);
    Panel second = map(theirs, width, color);
    Panel maps =
        Panel.row(
            0,
            List.of(
                under("", names),
                under(left, first),
                new Spacer(width - first.width() + GAP, 0),
                under(right, second),
                new Spacer(width - second.width() + GAP, 0),
                under("", bar(bound, color))));
    return Panel.column(8, List.of(Heading.part(row.name(), note(), Picture.CONTENT), maps));
  }

  private double cellHeight() {
    return words.isEmpty()
        ? halves(Math.min(HIGHEST_CELL, HIGHEST / Math.max(1, ours.rows())))
        : HIGHEST_CELL;
  }

  /** Rounded down to half pixels, so that every edge is on a pixel border of the PNG. */
  private static double halves(double pixels) {
    return Math.floor(2 * pixels) / 2;
  }

  /** The panel below the name of the engine, or below white space of the same height. */
  private static Panel under(String engine, Panel panel) {
    TextLabel name = TextLabel.text(engine, ENGINE_PIXELS).within(panel.width());
    Panel heading = new Heading(name, TextLabel.muted("", 1), name.width(), false);
    return Panel.column(4, List.of(heading, panel));
  }

  private Panel map(Downsampled cells, double width, DoubleFunction<Color> color) {
    double cellWidth = halves(width / Math.max(1, cells.columns()));
    List<String> numbers =
        HeatMapNames.numbers(row.ours().columns(), cells.blockColumns(), cellWidth, COLUMN_NUMBER);
    return Panel.column(
        0,
        List.of(
            new HeatMap(cells.values(), cellWidth, cellHeight(), color),
            new HeatMapNames(numbers, cellWidth, HeatMapNames.Side.BELOW, 0)));
  }

  private Panel bar(double bound, DoubleFunction<Color> color) {
    double height = Math.max(LOWEST_BAR, cellHeight() * ours.rows());
    String end = bound == 0 ? "" : NumberText.of(bound, 2);
    String start = bound == 0 ? "" : "−" + end;
    return new ColourBar(-bound, bound, List.of(start, "0", end), height, color);
  }

  private String note() {
    String shape = words.isEmpty() ? row.ours().shape() : words.size() + "×" + row.ours().columns();
    String meaning = MEANING.containsKey(row.name()) ? ", " + MEANING.get(row.name()) : "";
    String pooled =
        ours.pooled()
            ? ", each cell the largest entry of " + ours.blockRows() + "×" + ours.blockColumns()
            : "";
    return shape + meaning + pooled + "  ·  " + difference();
  }

  private String difference() {
    if (Double.isNaN(row.relative())) {
      return "not every entry is a finite number (NaN is grey)";
    }
    if (row.absolute() == 0) {
      return ours.largest() == 0 ? "zero in both" : "no difference";
    }
    return "largest difference " + NumberText.of(row.relative(), 2) + " of the largest entry";
  }

  /** The bound of the colour scale: the largest entry, rounded up to two digits. */
  static double bound(double largest) {
    return largest == 0
        ? 0
        : new BigDecimal(largest).round(new MathContext(2, RoundingMode.CEILING)).doubleValue();
  }
}
