package dev.unfold.lab.plot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * The numbers of a picture as a table, for a spreadsheet, R or pandas.
 *
 * @param header names of the columns
 * @param rows the rows, each with one cell for each column
 */
public record CsvTable(List<String> header, List<List<String>> rows) {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if a row is longer or shorter than the header
   */
  public CsvTable {
    header = List.copyOf(header);
    rows = rows.stream().map(List::copyOf).toList();
    for (int r = 0; r < rows.size(); r++) {
      if (rows.get(r).size() != header.size()) {
        throw new IllegalArgumentException(
            "table: row "
                + r
                + " has "
                + rows.get(r).size()
                + " cells, expected "
                + header.size()
                + " ("
                + String.join(", ", header)
                + ")");
      }
    }
  }

  /** A number, so that parsing the text gives the same {@code double}; also {@code NaN} and {@code Infinity}. */
  static String number(double value) {
    return Double.toString(value);
  }

  /** The table as comma-separated values (RFC 4180): a header line, lines that end in a line feed. */
  public String csv() {
    StringBuilder text = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
      printer.printRecord(header);
      printer.printRecords(rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
