package dev.unfold.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.cli.Run;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code unfold bench}: the plans that options make, and the files written; {@link RecordingBench} measures nothing. */
final class BenchTest {
  private static final int CORES = Runtime.getRuntime().availableProcessors();
  private static final String ALL = "[BiLSTM: training, BiGRU: training, product]";

  @TempDir private Path folder;

  @Test
  void defaultPlan() {
    assertThat(Run.unfold("bench").good().text())
        .isEqualTo(
            "at most "
                + CORES
                + (CORES == 1 ? " thread" : " threads")
                + " a side, 5 rounds of 2.0 seconds: "
                + ALL
                + ", quick false\n");
  }

  @Test
  void optionsReachThePlan() {
    Run run =
        Run.unfold(
            "bench", "--threads", "3", "--rounds", "9", "--seconds", "0.5", "--only", "bi.*TRAIN");
    assertThat(run.good().text())
        .isEqualTo(
            "at most 3 threads a side, 9 rounds of 0.5 seconds: [BiLSTM: training, BiGRU: training],"
                + " quick false\n");
  }

  @Test
  void quickIsOneShortRound() {
    assertThat(Run.unfold("bench", "--quick", "--rounds", "9", "--threads", "2").good().text())
        .isEqualTo("at most 2 threads a side, 1 round of 0.05 seconds: " + ALL + ", quick true\n");
  }

  @Test
  void listsTheRows() {
    assertThat(Run.unfold("bench", "--list", "--only", "gru|prod").good().lines())
        .containsExactly("BiGRU: training", "product");
  }

  @Test
  void writesNumbersAndPicture() throws IOException {
    Path json = folder.resolve("b.json");
    Path plot = folder.resolve("b.svg");
    Run run = Run.unfold("bench", "--json", json.toString(), "--plot", plot.toString()).good();
    assertThat(run.err()).isEqualTo("wrote " + json + "\nwrote " + plot + "\n");
    assertThat(json).hasContent("{\"rows\": 3}");
    assertThat(Files.readString(plot)).contains("BiGRU: training").doesNotContain("product");
  }

  @Test
  void warnsIfThereIsNoPicture() {
    Path plot = folder.resolve("b.png");
    Run run = Run.unfold("bench", "--only", "product", "--plot", plot.toString()).good();
    assertThat(run.err())
        .isEqualTo("warning: --plot " + plot + ": there is no picture of these rows\n");
    assertThat(plot).doesNotExist();
  }

  @Test
  void existingFilesAreKept() throws IOException {
    Path json = Files.writeString(folder.resolve("b.json"), "mine");
    Run run = Run.unfold("bench", "--json", json.toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.text()).as("nothing is measured first").isEmpty();
    assertThat(run.err()).contains("already exists; choose another file, or add --force");
    Run.unfold("bench", "--json", json.toString(), "--force").good();
    assertThat(json).hasContent("{\"rows\": 3}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--threads | 0 | --threads: found \"0\", expected a whole number from 1",
        "--rounds | x | --rounds: found \"x\", expected a whole number from 1",
        "--seconds | 0 | --seconds: found \"0\", expected a number above 0",
        "--only | ( | --only: found \"(\", expected a regular expression, such as",
        "--only | gpu | --only gpu: no row has such a name; see them with: unfold bench --list",
        "--plot | b.gif | --plot b.gif: expected a name that ends in .png or .svg",
      })
  void badOptionsAreRefused(String option, String value, String message) {
    Run run = Run.unfold("bench", option, value);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).startsWith("error: " + message).endsWith("(see: unfold bench --help)\n");
    assertThat(run.text()).isEmpty();
  }

  @Test
  void kernelsPassesItsArgumentsOn() {
    PrintStream before = System.out;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      Run.unfold("bench", "kernels", "Product", "-f", "1", "-rf", "json").good();
    } finally {
      System.setOut(before);
    }
    assertThat(said.toString(StandardCharsets.UTF_8))
        .isEqualToIgnoringNewLines("kernels [Product, -f, 1, -rf, json]\n");
    Run wrong = Run.unfold("bench", "kernels", "--wrong");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err())
        .isEqualTo(
            "error: JMH: --wrong is not a recognized option (see: unfold bench kernels --help)\n");
  }

  private static final String BUILT_IN =
      "contest=ContestPlan[corpus=Optional.empty, tagset=upos, only=, threads="
          + CORES
          + ", models=Optional.empty, rounds=5]";

  @Test
  void defaultPlansOfTaggersAndLatency() {
    assertThat(Run.unfold("bench", "taggers").good().text())
        .isEqualTo("TaggersPlan[" + BUILT_IN + ", seeds=[1234], tokens=1000000, seconds=30.0]\n");
    assertThat(Run.unfold("bench", "latency").good().text())
        .isEqualTo("LatencyPlan[" + BUILT_IN + ", given=[], starts=11]\n");
  }

  @Test
  void optionsReachThePlansOfTaggersAndLatency() {
    Path json = folder.resolve("t.json");
    String[] corpus = {
      "--train", "tr", "--dev", "de", "--test", "te", "--tags", "xpos", "--threads", "3"
    };
    Run taggers =
        Run.unfold(
                with(
                    corpus,
                    "taggers",
                    "--only=UNFOLD",
                    "--models=" + folder,
                    "--seeds=7,-8",
                    "--json=" + json))
            .good();
    assertThat(taggers.text())
        .contains("train=tr, dev=de, test=te", "tagset=xpos, only=UNFOLD")
        .contains("threads=3, models=Optional[" + folder + "], rounds=5], seeds=[7, -8]");
    assertThat(json).hasContent("{\"taggers\": 2}");
    Run latency =
        Run.unfold(with(corpus, "latency", "--model=a", "--model=b", "--starts=1", "--rounds=2"));
    assertThat(latency.good().text()).contains("rounds=2], given=[a, b], starts=1]");
  }

  private static String[] with(String[] corpus, String command, String... options) {
    return Stream.of(new String[] {"bench", command}, corpus, options)
        .flatMap(Stream::of)
        .toArray(String[]::new);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--test x | --dev and --test need --train",
        "--train x | --train needs --test, the part to measure on",
        "--tags xpos | the built-in corpus has only --tags upos, found xpos",
        "--models nowhere | --models nowhere: no such folder; create it first",
        "--only gpu | --only gpu: no tagger has such a name, found Unfold's, OpenNLP's and",
        "--rounds 0 | --rounds: found \"0\", expected a whole number from 1",
        "--threads 0 | --threads: found \"0\", expected a whole number from 1",
      })
  void badOptionsOfTaggersAndLatencyAreRefused(String options, String message) {
    for (String command : List.of("taggers", "latency")) {
      Run run = Run.unfold(with(options.split(" "), command));
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err())
          .startsWith("error: " + message)
          .endsWith("(see: unfold bench " + command + " --help)\n");
    }
  }

  @Test
  void inputModelsAreNotOverwritten() {
    Run run = Run.unfold("bench", "latency", "--model", "m.json", "--json", "m.json", "--force");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--json m.json: is read as input; choose another file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"taggers", "latency", "kernels"})
  void subcommandsHaveHelpWithExamples(String command) {
    Run run = Run.unfold("bench", command, "--help").good();
    assertThat(run.text()).contains("\nExamples:\n  unfold bench " + command);
    assertThat(run.lines()).allMatch(line -> line.length() <= 100 && !line.endsWith(" "));
  }
}
