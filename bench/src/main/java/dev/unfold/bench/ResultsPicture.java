package dev.unfold.bench;

import dev.unfold.lab.draw.Picture;
import dev.unfold.lab.plot.BenchPlot;
import dev.unfold.lab.plot.GrowthLine;
import dev.unfold.lab.plot.RatioRow;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** {@link Results} as a picture. */
final class ResultsPicture {
  private ResultsPicture() {}

  /** The picture; empty if no ratio and no growth was measured. */
  static Optional<Picture> of(Results results) {
    List<RatioRow> ratios =
        results.tables().entrySet().stream()
            .filter(table -> table.getKey().competitors().contains(Tables.PYTORCH))
            .filter(table -> table.getKey().unit() == Unit.TOKENS)
            .flatMap(table -> table.getValue().stream())
            .flatMap(row -> ratio(row).stream())
            .toList();
    List<GrowthLine> growth = results.growth().stream().map(ResultsPicture::line).toList();
    if (ratios.isEmpty() && growth.isEmpty()) {
      return Optional.empty();
    }
    Machine machine = results.machine();
    String where =
        Stream.of(Optional.of(machine.toString()), results.pytorch())
            .flatMap(Optional::stream)
            .reduce((a, b) -> a + "; " + b)
            .orElseThrow();
    return Optional.of(BenchPlot.of(where, ratios, growth));
  }

  private static Optional<RatioRow> ratio(Row row) {
    return row.ratio()
        .map(ratio -> new RatioRow(row.name(), ratio.median(), ratio.lowest(), ratio.highest()));
  }

  private static GrowthLine line(Growth growth) {
    return new GrowthLine(
        growth.network().toString(),
        values(growth, Growth.Point::steps),
        values(growth, Growth.Point::rate),
        values(growth, point -> Spread.of(point.rates()).lowest()),
        values(growth, point -> Spread.of(point.rates()).highest()),
        values(growth, Growth.Point::bytesPerToken));
  }

  private static double[] values(Growth growth, ToDoubleFunction<Growth.Point> value) {
    return growth.points().stream().mapToDouble(value).toArray();
  }
}
