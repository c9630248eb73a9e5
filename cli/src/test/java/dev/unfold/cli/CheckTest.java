package dev.unfold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.unfold.check.GradientCheck;
import dev.unfold.check.ModelCase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** {@code unfold check}: one line for each parameter of each network, in both forms. */
final class CheckTest {
  private record Row(String network, GradientCheck.Result result) {}

  private static List<Row> expected(long seed) {
    List<Row> rows = new ArrayList<>();
    for (ModelCase network : ModelCase.all(seed)) {
      network.check().forEach(result -> rows.add(new Row(network.name(), result)));
    }
    return rows;
  }

  @Test
  void table() {
    Run run = Run.unfold("check").good();
    List<Row> rows = expected(1234);
    assertThat(run.lines()).hasSize(rows.size() + 1);
    assertThat(run.lines().get(0).split(" {2,}| (?=entries)"))
        .contains("network", "parameter", "largest error");
    for (int i = 0; i < rows.size(); i++) {
      GradientCheck.Result result = rows.get(i).result();
      assertThat(run.lines().get(i + 1))
          .startsWith(rows.get(i).network() + " ")
          .matches(".* \\Q" + result.parameter() + "\\E +" + result.entries() + " .*")
          .endsWith(String.format(Locale.ROOT, " %.1e  ok", result.error()));
    }
    assertThat(run.err())
        .isEqualTo("every entry within 1e-06 of central differences (epsilon 1e-06)\n");
  }

  @Test
  void json() throws IOException {
    Run run = Run.unfold("check", "--json", "--seed", "7").good();
    List<Row> rows = expected(7);
    assertThat(run.lines()).hasSize(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      JsonNode line = new ObjectMapper().readTree(run.lines().get(i));
      GradientCheck.Result result = rows.get(i).result();
      assertThat(line.get("network").asText()).isEqualTo(rows.get(i).network());
      assertThat(line.get("passed").asBoolean()).isTrue();
      assertThat(
              new GradientCheck.Result(
                  line.get("parameter").asText(),
                  line.get("entries").asInt(),
                  line.get("row").asInt(),
                  line.get("column").asInt(),
                  line.get("analytic").asDouble(),
                  line.get("numeric").asDouble(),
                  line.get("error").asDouble()))
          .isEqualTo(result);
    }
  }
}
