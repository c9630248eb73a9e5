package dev.unfold.lab.plot;

import dev.unfold.lab.draw.ColourBar;
import dev.unfold.lab.draw.Heading;
import dev.unfold.lab.draw.HeatMapNames;
import dev.unfold.lab.draw.NumberText;
import dev.unfold.lab.draw.Palette;
import dev.unfold.lab.draw.Panel;
import dev.unfold.lab.draw.Picture;
import dev.unfold.lab.draw.SideTitle;
import dev.unfold.lab.draw.Spacer;
import dev.unfold.tagger.Evaluation;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The confusion matrix of a tagger: a row for each gold tag, a column for each predicted tag. */
public final class ConfusionPlot {
  private static final int MOST_TAGS = 50;
  private static final double LARGEST_CELL = 96;
  private static final double WIDEST_TAG = 90;
  private static final double BAR_ROOM = 56;
  private static final double GAP = 22;
  private static final double TITLE = 24;

  private ConfusionPlot() {}

  /**
   * The picture: cells are coloured by their share of their row and contain the count if it fits. Of more than 50 tags,
   * the most frequent are shown.
   *
   * @throws IllegalArgumentException if nothing was counted
   */
  public static Picture of(Evaluation evaluation) {
    if (evaluation.tokens() == 0) {
      throw new IllegalArgumentException("confusion plot: no tokens counted, expected at least 1");
    }
    List<String> tags = frequent(evaluation);
    Panel heading = Heading.picture("Confusion matrix", note(evaluation, tags), Picture.CONTENT);
    return new Picture(
        "Confusion matrix", Panel.column(20, List.of(heading, matrix(evaluation, tags))));
  }

  private static String note(Evaluation evaluation, List<String> tags) {
    int all = evaluation.tags().size();
    String shown =
        tags.size() < all ? ", the " + tags.size() + " most frequent of " + all + " tags" : "";
    return NumberText.count(evaluation.tokens())
        + (evaluation.tokens() == 1 ? " token, " : " tokens, ")
        + NumberText.percent(evaluation.accuracy())
        + " right"
        + shown
        + "; colour: share of the row";
  }

  /** The tags that are most frequent as gold and predicted tags together, in alphabetical order. */
  static List<String> frequent(Evaluation evaluation) {
    List<String> tags = evaluation.tags();
    Map<String, Long> occurrences = new HashMap<>();
    for (String tag : tags) {
      for (String other : tags) {
        long count = evaluation.count(tag, other);
        occurrences.merge(tag, count, Long::sum);
        occurrences.merge(other, count, Long::sum);
      }
    }
    return tags.stream()
        .sorted(Comparator.comparingLong((String tag) -> -occurrences.get(tag)))
        .limit(MOST_TAGS)
        .sorted()
        .toList();
  }

  private static Panel matrix(Evaluation evaluation, List<String> tags) {
    double room = Math.min(WIDEST_TAG, HeatMapNames.widest(tags));
    double free = Picture.CONTENT - TITLE - room - GAP - BAR_ROOM - 8;
    double cell = Math.min(LARGEST_CELL, Math.floor(free / tags.size()));
    CountMap map = new CountMap(counts(evaluation, tags), cell);
    boolean rotated = room > cell - 4;
    HeatMapNames.Side side = rotated ? HeatMapNames.Side.BELOW_ROTATED : HeatMapNames.Side.BELOW;
    Panel columns =
        Panel.column(
            4,
            List.of(
                map,
                new HeatMapNames(tags, cell, side, room),
                new SideTitle("predicted tag", map.width(), TITLE, false)));
    Panel bar =
        new ColourBar(0, 1, List.of("0%", "50%", "100%"), map.height(), Palette::sequential);
    return Panel.row(
        0,
        List.of(
            new SideTitle("gold tag", map.height(), TITLE, true),
            new HeatMapNames(tags, cell, HeatMapNames.Side.LEFT, room),
            columns,
            new Spacer(GAP, 0),
            bar));
  }

  private static int[][] counts(Evaluation evaluation, List<String> tags) {
    int[][] counts = new int[tags.size()][tags.size()];
    for (int r = 0; r < counts.length; r++) {
      for (int k = 0; k < counts.length; k++) {
        counts[r][k] = evaluation.count(tags.get(r), tags.get(k));
      }
    }
    return counts;
  }
}
