package dev.unfold.bench.taggers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.unfold.cli.bench.BenchReport;
import dev.unfold.cli.bench.ContestPlan;
import dev.unfold.cli.bench.TaggersPlan;
import dev.unfold.cli.console.Console;
import dev.unfold.corpus.BuiltInCorpus;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.Tagset;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All competitors on the built-in corpus, each in its own process. */
final class TaggersBenchTest {
  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Console console = new Console(InputStream.nullInputStream(), out, err, "");

  private static ContestPlan plan(String only, Optional<Path> models) {
    Pattern pattern = Pattern.compile(only, Pattern.CASE_INSENSITIVE);
    return new ContestPlan(Optional.empty(), Tagset.UPOS, pattern, 2, models, 2);
  }

  private JsonNode run(String only) throws IOException {
    TaggersPlan plan = new TaggersPlan(plan(only, Optional.of(folder)), List.of(1234), 3_000, 1);
    BenchReport report = TaggersBench.run(plan, console);
    assertThat(report.picture()).isPresent();
    return new ObjectMapper().readTree(report.json());
  }

  private List<String> lines() {
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private String notes() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void thePlanSelectsCompetitors() {
    assertThat(TaggersBench.competitors(plan("unfold|corenlp", Optional.empty())))
        .containsExactly("Unfold fast", "Unfold accurate", "CoreNLP 4.5.10 bidirectional");
    assertThat(TaggersBench.competitors(plan("opennlp", Optional.empty())))
        .hasSize(2)
        .allMatch(name -> name.matches("OpenNLP 2\\.\\d+\\.\\d+ (maxent|perceptron)"));
    assertThat(TaggersBench.competitors(plan("nobody", Optional.empty()))).isEmpty();
  }

  @Test
  void unfoldAndOpenNlpAreTrainedAndTimed() throws IOException {
    JsonNode json = run("fast|perceptron");
    assertThat(notes().lines().toList().get(0)).isEqualTo("training Unfold fast, seed 1234");
    assertThat(notes()).matches("(?s).*\ntraining OpenNLP \\S+ perceptron\n");
    assertThat(lines().get(1))
        .isEqualTo(
            "upos of the built-in corpus: 1,440 words to tag, 288 of a form unseen in training, 259 unseen"
                + " in any letter case");
    assertThat(lines().get(3)).startsWith("Unfold fast ");
    assertThat(json.path("taggers")).hasSize(2);
    assertFast(json.path("taggers").get(0));
    JsonNode perceptron = json.path("taggers").get(1);
    JsonNode model = perceptron.path("models").get(0);
    assertThat(model.path("right").asInt()).as("counted here").isEqualTo(rightOfPerceptron());
    assertThat(model.has("seed")).isFalse();
    assertThat(perceptron.path("accuracy").asDouble())
        .isEqualTo(model.path("right").asInt() / 1440.0);
  }

  private static void assertFast(JsonNode fast) {
    assertThat(fast.path("accuracy").asDouble()).isBetween(0.88, 0.94);
    assertThat(fast.path("tokensPerSecond")).hasSize(2);
    assertThat(fast.path("tokensPerSecond").get(1).asDouble()).isPositive();
    assertThat(fast.path("peakBytes").asLong()).isNotZero();
    assertThat(fast.path("liveBytes").asLong()).isGreaterThan(1_000_000);
    JsonNode model = fast.path("models").get(0);
    assertThat(model.path("seed").asInt()).isEqualTo(1234);
    assertThat(model.path("tokens").asInt()).isEqualTo(1440);
    assertThat(model.path("unknownForms").path("tokens").asInt()).isEqualTo(288);
    assertThat(model.path("unknownInAnyCase").path("tokens").asInt()).isEqualTo(259);
    assertThat(model.path("trainingSeconds").asDouble()).isPositive();
    assertThat(model.path("kept").asBoolean()).isFalse();
  }

  /** The same count in this process, tag by tag, with the model that was kept. */
  private int rightOfPerceptron() throws IOException {
    Maker maker = TaggerCompetitor.OPENNLP_PERCEPTRON.maker(Tagset.UPOS, 0, 1);
    LoadedTagger tagger = maker.load(kept("perceptron"));
    int right = 0;
    for (Sentence sentence : BuiltInCorpus.sentences(Part.TEST)) {
      List<String> given = tagger.tag(sentence.words());
      for (int t = 0; t < given.size(); t++) {
        right += given.get(t).equals(sentence.tags().get(t)) ? 1 : 0;
      }
    }
    return right;
  }

  private Path kept(String name) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().contains(name))
          .filter(file -> file.toString().endsWith(".model"))
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void aTrainedModelIsKeptForTheNextRun() throws IOException {
    JsonNode first = run("corenlp").path("taggers").get(0);
    assertThat(first.path("accuracy").asDouble()).isCloseTo(0.908, within(0.005));
    assertThat(first.path("models").get(0).path("kept").asBoolean()).isFalse();
    assertThat(notes()).isEqualTo("training CoreNLP 4.5.10 bidirectional\n");
    JsonNode second = run("corenlp").path("taggers").get(0);
    assertThat(notes()).as("no second training").hasLineCount(1);
    JsonNode kept = second.path("models").get(0);
    assertThat(kept.path("kept").asBoolean()).isTrue();
    assertThat(kept.path("trainingSeconds")).isEqualTo(first.at("/models/0/trainingSeconds"));
    assertThat(second.path("accuracy")).isEqualTo(first.path("accuracy"));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .anyMatch(name -> name.matches("corenlp-upos-[0-9a-f]{12}\\.model"))
          .anyMatch(name -> name.matches("corenlp-upos-[0-9a-f]{12}\\.model\\.seconds"));
    }
  }
}
