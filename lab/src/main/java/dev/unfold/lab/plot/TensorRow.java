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
import dev.unfold.matrix.Matrix;
import java.awt.Color;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The gradients of one tensor in several engines, as a row of a picture: name and differences, a heat map for each engine, a
 * colour bar.
 *
 * @param rows the first engine compared with each of the others
 * @param maps the cells of each engine
 * @param words names of the rows; if empty, rows are numbered
 */
record TensorRow(List<GradientReport.Row> rows, List<Downsampled> maps, List<String> words) {
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
  static TensorRow of(List<GradientReport.Row> rows) {
    List<Downsampled> maps =
        values(rows).map(each -> Downsampled.of(each, MOST_ROWS, MOST_COLUMNS)).toList();
    return new TensorRow(rows, maps, List.of());
  }

  /** The gradient of each engine. */
  private static Stream<Matrix> values(List<GradientReport.Row> rows) {
    Stream<Matrix> others = rows.stream().map(GradientReport.Row::theirs);
    return Stream.concat(Stream.of(rows.get(0).ours()), others);
  }

  /** Shows the rows of an embedding for the given words. */
  static TensorRow of(List<GradientReport.Row> rows, Map<Integer, String> words) {
    GradientReport.Row row = rows.get(0);
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
    List<Downsampled> maps =
        values(rows)
            .map(each -> Downsampled.of(each.gather(ids), ids.length, MOST_COLUMNS))
            .toList();
    return new TensorRow(rows, maps, List.copyOf(words.values()));
  }

  /** The width of the widest row name. */
  double widestName() {
    return HeatMapNames.widest(rowNames());
  }

  private Downsampled first() {
    return maps.get(0);
  }

  private GradientReport.Row row() {
    return rows.get(0);
  }

  private List<String> rowNames() {
    return words.isEmpty()
        ? HeatMapNames.numbers(first().rows(), first().blockRows(), cellHeight(), ROW_NUMBER)
        : words;
  }

  /** The panel, with the given width for row names. */
  Panel panel(List<String> engines, double room) {
    double bound = bound(maps.stream().mapToDouble(Downsampled::largest).max().orElse(0));
    DoubleFunction<Color> color = value -> Palette.diverging(value, bound);
    Panel names = new HeatMapNames(rowNames(), cellHeight(), HeatMapNames.Side.LEFT, room);
    int count = maps.size();
    double free = Picture.CONTENT - names.width() - count * GAP - BAR_ROOM;
    double width = Math.floor(free / count);
    List<Panel> side = new ArrayList<>(List.of(under("", names)));
    for (int i = 0; i < count; i++) {
      Panel map = map(maps.get(i), width, color);
      side.add(under(engines.get(i), map));
      side.add(new Spacer(width - map.width() + GAP, 0));
    }
    side.add(under("", bar(bound, color)));
    Panel heading = Heading.part(row().name(), note(engines), Picture.CONTENT);
    return Panel.column(8, List.of(heading, Panel.row(0, side)));
  }

  private double cellHeight() {
    return words.isEmpty()
        ? halves(Math.min(HIGHEST_CELL, HIGHEST / Math.max(1, first().rows())))
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
        HeatMapNames.numbers(
            row().ours().columns(), cells.blockColumns(), cellWidth, COLUMN_NUMBER);
    return Panel.column(
        0,
        List.of(
            new HeatMap(cells.values(), cellWidth, cellHeight(), color),
            new HeatMapNames(numbers, cellWidth, HeatMapNames.Side.BELOW, 0)));
  }

  private Panel bar(double bound, DoubleFunction<Color> color) {
    double height = Math.max(LOWEST_BAR, cellHeight() * first().rows());
    String end = bound == 0 ? "" : NumberText.of(bound, 2);
    String start = bound == 0 ? "" : "−" + end;
    return new ColourBar(-bound, bound, List.of(start, "0", end), height, color);
  }

  private String note(List<String> engines) {
    Matrix gradient = row().ours();
    String shape = words.isEmpty() ? gradient.shape() : words.size() + "×" + gradient.columns();
    String meaning = MEANING.containsKey(row().name()) ? ", " + MEANING.get(row().name()) : "";
    String pooled =
        first().pooled()
            ? ", each cell the largest entry of "
                + first().blockRows()
                + "×"
                + first().blockColumns()
            : "";
    return shape + meaning + pooled + "  ·  " + differences(engines);
  }

  private String differences(List<String> engines) {
    if (rows.size() == 1) {
      return difference(row());
    }
    return IntStream.range(0, rows.size())
        .mapToObj(i -> engines.get(i + 1) + ": " + difference(rows.get(i)))
        .collect(Collectors.joining("  ·  "));
  }

  private String difference(GradientReport.Row row) {
    if (Double.isNaN(row.relative())) {
      return "not every entry is a finite number (NaN is grey)";
    }
    if (row.absolute() == 0) {
      return first().largest() == 0 ? "zero in both" : "no difference";
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
