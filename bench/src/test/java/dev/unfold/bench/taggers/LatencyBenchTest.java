package dev.unfold.bench.taggers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.unfold.cli.bench.ContestPlan;
import dev.unfold.cli.bench.LatencyPlan;
import dev.unfold.cli.console.Console;
import dev.unfold.corpus.BuiltInCorpus;
import dev.unfold.corpus.Tagset;
import dev.unfold.tagger.TaggerConfig;
import dev.unfold.tagger.Trainer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Latencies of single sentences of the built-in corpus, and cold starts. */
final class LatencyBenchTest {
  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Console console = new Console(InputStream.nullInputStream(), out, err, "");

  private JsonNode run(String only, List<Path> models) throws IOException {
    Pattern pattern = Pattern.compile(only, Pattern.CASE_INSENSITIVE);
    ContestPlan who =
        new ContestPlan(Optional.empty(), Tagset.UPOS, pattern, 2, Optional.empty(), 2);
    LatencyPlan plan = new LatencyPlan(who, models, 1);
    return new ObjectMapper().readTree(LatencyBench.run(plan, console, 0.1));
  }

  private List<String> lines() {
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void aGivenModelIsMeasuredWithoutTraining() throws IOException {
    Path file = folder.resolve("my.safetensors");
    TaggerConfig once = TaggerConfig.FAST.with("epochs", "1");
    new Trainer(once, BuiltInCorpus.corpus()).train(epoch -> {}).save(file);
    JsonNode json = run("", List.of(file));
    assertThat(err.size()).as("nothing is trained").isZero();
    assertThat(lines().get(1))
        .isEqualTo("150 sentences of 9.6 words on average, the longest of 14, 2 times each");
    assertThat(lines().get(2)).startsWith("µs per sentence ").endsWith("start");
    assertThat(lines().get(3)).matches("my\\.safetensors( +[\\d,]+){4} +\\d+\\.\\d\\d s .*");
    assertThat(json.path("taggers")).hasSize(1);
    assertRow(json.path("taggers").get(0), "my.safetensors");
  }

  @Test
  void anotherLibraryIsMeasuredBesideIt() throws IOException {
    JsonNode json = run("perceptron", List.of());
    assertRow(json.path("taggers").get(0), TaggerCompetitor.OPENNLP_PERCEPTRON.toString());
  }

  private static void assertRow(JsonNode row, String name) {
    assertThat(row.path("name").asText()).isEqualTo(name);
    assertThat(row.path("timed").asInt()).as("twice each").isEqualTo(300);
    JsonNode micros = row.path("micros");
    double[] order = {
      1e-3,
      micros.path("p50").asDouble(),
      micros.path("p90").asDouble(),
      micros.path("p99").asDouble(),
      micros.path("longest").asDouble()
    };
    assertThat(order).isSorted();
    assertThat(row.path("startSeconds")).hasSize(1);
    assertThat(row.path("startSeconds").get(0).asDouble()).isGreaterThan(0.05);
  }
}
