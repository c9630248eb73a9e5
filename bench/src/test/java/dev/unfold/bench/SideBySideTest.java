package dev.unfold.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.unfold.cli.bench.BenchPlan;
import dev.unfold.cli.bench.BenchReport;
import dev.unfold.cli.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Tiny runs of all tables: the printed text and the JSON. */
final class SideBySideTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Console console = new Console(InputStream.nullInputStream(), out, err, "");

  private static BenchPlan plan(String only, int threads) {
    Pattern pattern = Pattern.compile(only, Pattern.CASE_INSENSITIVE);
    return new BenchPlan(threads, 2, 0.01, pattern, true);
  }

  private List<String> lines() {
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void rowsAreTheOnesThatThePlanSelects() {
    SideBySide bench = new SideBySide();
    assertThat(bench.rows(plan("bigru|threads|growth", 2)))
        .containsExactly(
            "BiGRU H 5, E 6, B 3: training",
            "BiLSTM H 5, E 6, B 3: training, threads",
            "growth of BiLSTM",
            "growth of Transformer");
    assertThat(bench.rows(plan("threads", 1))).isEmpty();
    assertThat(bench.rows(plan("", 2))).hasSize(10 + 1 + 2 + 2);
  }

  @Test
  void theTableComparesUnfoldWithPyTorch() throws IOException {
    BenchReport report = new SideBySide().run(plan("bigru|lab", 1), console);
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(lines().get(0)).isEqualTo(Machine.here().toString()).contains(" core");
    assertThat(lines().get(1)).startsWith("PyTorch 2.").contains("oneDNN");
    assertThat(lines().get(2)).isEqualTo("at most 1 thread a side, 2 rounds of 0.01 seconds");
    assertThat(lines().get(4)).startsWith("tokens/s ").endsWith("B/token  PyTorch's setting");
    assertThat(lines().get(5))
        .matches("BiGRU H 5, E 6, B 3: training +[\\d,]+ +[\\d,]+  [\\d.]+ \\([\\d.]+ to .*");
    assertThat(lines()).hasSize(7);
    JsonNode json = new ObjectMapper().readTree(report.json());
    assertThat(json.path("machine").path("cores").asInt()).isPositive();
    assertThat(json.path("pytorch").asText()).isEqualTo(lines().get(1));
    assertThat(json.path("threads").asInt()).isEqualTo(1);
    assertThat(json.path("rounds").asInt()).isEqualTo(2);
    assertThat(json.path("quick").asBoolean()).isTrue();
    assertThat(json.path("work")).hasSize(2);
    assertWork(json.path("work").get(0));
    assertThat(report.picture()).isPresent();
  }

  private static void assertWork(JsonNode row) {
    assertThat(row.path("name").asText()).isEqualTo("BiGRU H 5, E 6, B 3: training");
    assertThat(row.path("unit").asText()).isEqualTo("tokens/s");
    assertThat(row.path("atLeast").asDouble()).isEqualTo(2);
    JsonNode ours = row.path("rates").path("ours");
    JsonNode theirs = row.path("rates").path("PyTorch");
    assertThat(ours).hasSize(2);
    assertThat(theirs).hasSize(2);
    double first = ours.get(0).asDouble() / theirs.get(0).asDouble();
    double second = ours.get(1).asDouble() / theirs.get(1).asDouble();
    assertThat(row.path("ratio").path("lowest").asDouble()).isEqualTo(Math.min(first, second));
    assertThat(row.path("ratio").path("highest").asDouble()).isEqualTo(Math.max(first, second));
    assertThat(row.path("ratio").path("median").asDouble()).isEqualTo((first + second) / 2);
    assertThat(row.path("loss").path("ours").asDouble())
        .isCloseTo(row.path("loss").path("PyTorch").asDouble(), within(1e-5));
    assertThat(row.path("bytesPerToken").asDouble()).isNotNegative();
    assertThat(row.path("pytorch").asText()).endsWith(" embedding gradient");
  }

  @Test
  void productsThreadsAndGrowthAreMeasured() throws IOException {
    BenchReport report = new SideBySide().run(plan("product|threads|growth of b", 2), console);
    assertThat(lines().stream().filter(String::isEmpty)).hasSize(3);
    JsonNode json = new ObjectMapper().readTree(report.json());
    JsonNode product = json.path("products").get(0);
    assertThat(product.path("name").asText()).isEqualTo("product 3×4×5, B packed before");
    assertThat(product.path("unit").asText()).isEqualTo("GFLOP/s");
    assertThat(product.path("rates").path("peak").get(0).asDouble()).isBetween(0.001, 1000.0);
    assertThat(product.path("ratio").path("median").asDouble()).isPositive();
    assertThat(json.path("products").get(1).has("atLeast")).isFalse();
    assertThat(json.path("threads").asInt()).isEqualTo(2);
    JsonNode scaling = json.path("scaling").get(0);
    assertThat(scaling.path("rates").has("2 threads")).isTrue();
    assertThat(scaling.path("rates").path("1 thread")).hasSize(2);
    assertThat(scaling.path("atLeast").asDouble()).isEqualTo(1.8);
    JsonNode growth = json.path("growth");
    assertThat(growth).hasSize(1);
    assertThat(growth.get(0).path("name").asText()).isEqualTo("BiLSTM");
    assertThat(growth.get(0).path("points")).hasSize(3);
    assertThat(growth.get(0).path("points").get(2).path("T").asInt()).isEqualTo(12);
    assertThat(growth.get(0).path("points").get(2).path("B").asInt()).isEqualTo(2);
    assertThat(growth.get(0).path("points").get(2).path("tokensPerSecond")).hasSize(2);
  }

  @Test
  void withoutPyTorchOnlyUnfoldIsMeasured() {
    List<Table> tables = Tables.of(plan("bigru|product", 1), false);
    assertThat(tables.stream().map(Table::competitors))
        .containsExactly(List.of("ours"), List.of("ours", "peak"));
    Row row = tables.get(0).rows().get(0).measure(new Race(2, 0.01), () -> {});
    assertThat(row.rates()).hasSize(1);
    assertThat(row.loss()).isEmpty();
    assertThat(row.ratio()).isEmpty();
    assertThat(row.remark()).isEmpty();
    Row product = tables.get(1).rows().get(0).measure(new Race(2, 0.01), () -> {});
    assertThat(product.rates()).hasSize(2);
  }
}
