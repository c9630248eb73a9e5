package dev.unfold.lab.report;

import java.util.List;
import java.util.Map;

/**
 * A table of an {@link HtmlReport}.
 *
 * @param name its heading
 * @param head names of the columns; empty for a table without a head
 * @param rows the cells, text or formatted numbers
 * @param textColumns the number of columns, from the left, that hold text; the others hold numbers, aligned right
 */
public record ReportTable(
    String name, List<String> head, List<List<String>> rows, int textColumns) {
  /** Copies the lists. */
  public ReportTable {
    head = List.copyOf(head);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** A table of names and their values. */
  public static ReportTable of(String name, Map<String, String> entries) {
    return new ReportTable(
        name,
        List.of(),
        entries.entrySet().stream().map(e -> List.of(e.getKey(), e.getValue())).toList(),
        2);
  }
}
