package dev.unfold.bench.taggers;

import dev.unfold.lab.draw.Picture;
import dev.unfold.lab.plot.TaggerDot;
import dev.unfold.lab.plot.TaggersPlot;

/** A {@link Contest} as a picture. */
final class TaggersPicture {
  private TaggersPicture() {}

  /** One dot per competitor: its speed and accuracy. */
  static Picture of(Contest contest) {
    String where = contest.task() + "; " + contest.machine();
    return TaggersPlot.of(where, contest.results().stream().map(TaggersPicture::dot).toList());
  }

  private static TaggerDot dot(TaggerResult result) {
    return new TaggerDot(
        result.competitor().toString(),
        result.competitor().isOurs(),
        result.speed().median(),
        result.speed().lowest(),
        result.speed().highest(),
        100 * result.accuracy());
  }
}
