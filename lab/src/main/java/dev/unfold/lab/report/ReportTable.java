package dev.unfold.lab.report;

import java.util.List;
import java.util.Map;

/**
 * A table of a report.
 *
 * @param name its heading
 * @param head what its columns are; empty for a table without a head
 * @param rows the cells, text or numbers as they are to be read
 * @param textColumns how many columns, from the left, are text; the others are numbers, which stand on the right
 */
public record ReportTable(
    String name, List<String> head, List<List<String>> rows, int textColumns) {
  /** Copies the lists. */
  public ReportTable {
    head = List.copyOf(head);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** A table of names and what they stand for. */
  public static ReportTable of(String name, Map<String, String> entries) {
    return new ReportTable(
        name,
        List.of(),
        entries.entrySet().stream().map(e -> List.of(e.getKey(), e.getValue())).toList(),
        2);
  }
}
