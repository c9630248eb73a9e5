package dev.unfold.lab.plot;

import dev.unfold.check.GradientReport;
import dev.unfold.lab.draw.Heading;
import dev.unfold.lab.draw.Panel;
import dev.unfold.lab.draw.Picture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The gradients of two or more engines side by side, tensor by tensor, on one sentence. */
public final class GradientHeatMaps {
  /** The words' vectors, as the lab's networks and those made of layers call them. */
  private static final Set<String> EMBEDDINGS = Set.of("W_e", "word.w");

  private static final double WIDEST_WORD = 100;

  private GradientHeatMaps() {}

  /**
   * The picture: one row for each tensor, with the same colour scale on both sides. W_e is shown by the rows of the
   * sentence's words, each word once; all other rows are zero.
   *
   * @param left name of the engine that computed {@code ours}, such as Java
   * @param right name of the engine that computed {@code theirs}, such as PyTorch
   * @param sentenceWords the sentence's word ids, rows of W_e
   * @param words the words, one for each id
   * @throws IllegalArgumentException if the numbers of words and ids differ, or an id has no row in W_e
   */
  public static Picture of(
      GradientReport report, String left, String right, int[] sentenceWords, List<String> words) {
    return of(List.of(left, right), List.of(report), sentenceWords, words);
  }

  /**
   * The picture with a side for each of several engines.
   *
   * @param engines their names
   * @param reports the first engine compared with each of the others
   */
  public static Picture of(
      List<String> engines, List<GradientReport> reports, int[] sentenceWords, List<String> words) {
    Map<Integer, String> rows = distinct(sentenceWords, words);
    List<TensorRow> tensors = new ArrayList<>();
    for (int i = 0; i < reports.get(0).rows().size(); i++) {
      int at = i;
      List<GradientReport.Row> row = reports.stream().map(one -> one.rows().get(at)).toList();
      boolean embedding = EMBEDDINGS.contains(row.get(0).name());
      tensors.add(embedding ? TensorRow.of(row, rows) : TensorRow.of(row));
    }
    double names = tensors.stream().mapToDouble(TensorRow::widestName).max().orElse(0);
    double room = Math.min(WIDEST_WORD, names);
    int last = engines.size() - 1;
    String title =
        "Gradients of one sentence: "
            + String.join(", ", engines.subList(0, last))
            + " and "
            + engines.get(last);
    List<Panel> panels = new ArrayList<>();
    panels.add(Heading.picture(title, String.join(" ", words), Picture.CONTENT));
    tensors.forEach(tensor -> panels.add(tensor.panel(engines, room)));
    return new Picture(title, Panel.column(24, panels));
  }

  private static Map<Integer, String> distinct(int[] ids, List<String> words) {
    if (ids.length != words.size()) {
      throw new IllegalArgumentException(
          "gradient heat maps: "
              + ids.length
              + " word ids and "
              + words.size()
              + " words, expected one word for each id");
    }
    Map<Integer, String> distinct = new LinkedHashMap<>();
    for (int t = 0; t < ids.length; t++) {
      distinct.putIfAbsent(ids[t], words.get(t));
    }
    return distinct;
  }

  /** The numbers, in columns named {@code ours} and {@code theirs}. */
  public static CsvTable table(GradientReport report) {
    return table(report, "ours", "theirs");
  }

  /** The numbers: tensor, row, column, both values and left − right, for every entry that is not zero in both. */
  public static CsvTable table(GradientReport report, String left, String right) {
    List<List<String>> rows = new ArrayList<>();
    for (GradientReport.Row row : report.rows()) {
      for (int r = 0; r < row.ours().rows(); r++) {
        for (int k = 0; k < row.ours().columns(); k++) {
          double ours = row.ours().get(r, k);
          double theirs = row.theirs().get(r, k);
          if (ours != 0 || theirs != 0) {
            rows.add(
                List.of(
                    row.name(),
                    "" + r,
                    "" + k,
                    CsvTable.number(ours),
                    CsvTable.number(theirs),
                    CsvTable.number(ours - theirs)));
          }
        }
      }
    }
    return new CsvTable(List.of("tensor", "row", "column", left, right, "difference"), rows);
  }
}
