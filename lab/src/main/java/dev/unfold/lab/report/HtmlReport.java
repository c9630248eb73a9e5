package dev.unfold.lab.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.unfold.lab.draw.Picture;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A self-contained HTML page of pictures and tables: pictures are embedded, nothing is loaded, no script runs. All
 * names
 * and tags are escaped. The layout is in the template {@code report.html} beside this class.
 */
public final class HtmlReport {
  private static final Path SVG = Path.of("picture.svg");

  private final String title;
  private final List<String> summary = new ArrayList<>();
  private final List<Map<String, String>> pictures = new ArrayList<>();
  private final List<Map<String, Object>> tables = new ArrayList<>();

  /** An empty page with a title. */
  public HtmlReport(String title) {
    this.title = title;
  }

  /** Adds a line below the title; returns this. */
  public HtmlReport line(String text) {
    summary.add(text);
    return this;
  }

  /** Adds a picture below the others; returns this. */
  public HtmlReport picture(Picture picture) {
    byte[] svg = picture.encode(SVG);
    String data = "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(svg);
    pictures.add(Map.of("words", picture.words(), "data", data));
    return this;
  }

  /** Adds a table below the pictures and the other tables; returns this. */
  public HtmlReport table(ReportTable table) {
    List<Map<String, Object>> rows =
        table.rows().stream()
            .map(row -> Map.<String, Object>of("cells", cells(row, table.textColumns())))
            .toList();
    tables.add(
        Map.of(
            "name", table.name(),
            "hasHead", !table.head().isEmpty(),
            "head", cells(table.head(), table.textColumns()),
            "rows", rows));
    return this;
  }

  private static List<Map<String, Object>> cells(List<String> row, int textColumns) {
    List<Map<String, Object>> cells = new ArrayList<>();
    for (String text : row) {
      cells.add(Map.of("text", text, "number", cells.size() >= textColumns));
    }
    return cells;
  }

  /** The page as HTML. */
  public String html() {
    return template()
        .execute(
            Map.of("title", title, "summary", summary, "pictures", pictures, "tables", tables));
  }

  private static Template template() {
    try (InputStream in = HtmlReport.class.getResourceAsStream("report.html")) {
      if (in == null) {
        throw new IllegalStateException("report.html is not in this jar; build it again");
      }
      return Mustache.compiler()
          .escapeHTML(true)
          .compile(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
