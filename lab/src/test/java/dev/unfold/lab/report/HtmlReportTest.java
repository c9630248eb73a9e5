package dev.unfold.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.lab.draw.Drawn;
import dev.unfold.lab.draw.Picture;
import dev.unfold.lab.plot.LearningCurve;
import dev.unfold.tagger.Trainer.Epoch;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** One HTML page: whatever it is given stays text, and it loads nothing. */
final class HtmlReportTest {
  private static final String NASTY = "<script>alert('x')</script>&amp;\" {{title}} \u0000";

  private static String rows(String html) {
    return html.replaceAll("(?s).*<tbody>|</tbody>.*", "").strip();
  }

  @Test
  void tables() {
    String html =
        new HtmlReport("Run")
            .line("one line")
            .table(
                new ReportTable("Tags", List.of("tag", "F1"), List.of(List.of("NOUN", "0.50")), 1))
            .html();
    assertThat(html)
        .startsWith("<!DOCTYPE html>")
        .contains("<title>Run</title>", "<h1>Run</h1>", "<p>one line</p>", "<h2>Tags</h2>")
        .contains("<thead><tr><th>tag</th><th class=\"number\">F1</th></tr></thead>");
    assertThat(rows(html)).isEqualTo("<tr><td>NOUN</td><td class=\"number\">0.50</td></tr>");
  }

  @Test
  void namedValuesAreATable() {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("cell", "lstm");
    entries.put("layers", "2");
    String html = new HtmlReport("Run").table(ReportTable.of("Configuration", entries)).html();
    assertThat(rows(html))
        .isEqualTo("<tr><td>cell</td><td>lstm</td></tr>\n<tr><td>layers</td><td>2</td></tr>");
    assertThat(html).doesNotContain("<thead>");
  }

  @Test
  void markupIsEscaped() {
    HtmlReport report =
        new HtmlReport(NASTY)
            .line(NASTY)
            .table(new ReportTable(NASTY, List.of(NASTY), List.of(List.of(NASTY)), 0))
            .table(ReportTable.of(NASTY, Map.of(NASTY, NASTY)));
    String html = report.html();
    assertThat(html).doesNotContain("<script").doesNotContain("'x'").contains("{{title}}");
    assertThat(html.split("&lt;script&gt;", -1)).hasSize(10);
    assertThat(html).contains("&lt;/script&gt;&amp;amp;&quot; {{title}}");
  }

  @Test
  void picturesAreEmbeddedAndNothingIsLoaded() {
    List<Epoch> epochs = List.of(new Epoch(1, 2.5, 0.5, 1, 100), new Epoch(2, 1.5, 0.75, 1, 100));
    Picture picture = LearningCurve.of(epochs);
    String html = new HtmlReport("Run").picture(picture).html();
    Matcher image =
        Pattern.compile("<img alt=\"([^\"]*)\" src=\"data:image/svg\\+xml;base64,([^\"]*)\">")
            .matcher(html);
    assertThat(image.find()).isTrue();
    assertThat(image.group(1)).startsWith("Learning curve, after 2 epochs: 75.0%");
    byte[] svg = Base64.getDecoder().decode(image.group(2).replace("&#x3D;", "="));
    assertThat(svg).isEqualTo(picture.encode(Drawn.SVG));
    assertThat(new String(svg, StandardCharsets.UTF_8)).contains("<svg");
    assertThat(html.replaceAll("base64,[^\"]*", ""))
        .doesNotContain("http:", "https:", "<script", "<link", "url(")
        .contains("default-src 'none'");
  }
}
