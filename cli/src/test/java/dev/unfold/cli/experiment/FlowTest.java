package dev.unfold.cli.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.cli.Run;
import dev.unfold.lab.experiment.AddingTraining;
import dev.unfold.lab.experiment.ClippingComparison;
import dev.unfold.lab.experiment.FlowNetwork;
import dev.unfold.lab.experiment.GradientFlow;
import dev.unfold.lab.plot.ClippingPlot;
import dev.unfold.lab.plot.ClippingSummary;
import dev.unfold.lab.plot.FlowPlot;
import dev.unfold.lab.plot.FlowSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code unfold flow} and {@code unfold flow clipping}: what they print and write is what the library measures. */
final class FlowTest {
  @TempDir private Path folder;

  private static List<GradientFlow> flows(int steps, int hidden, int seeds) {
    return Arrays.stream(FlowNetwork.values())
        .map(network -> GradientFlow.measure(network, steps, hidden, seeds, () -> {}))
        .toList();
  }

  private static String line(String name, Object... cells) {
    StringBuilder line = new StringBuilder(String.format("%-12s", name));
    for (Object cell : cells) {
      line.append(String.format(Locale.ROOT, "  %8s", cell));
    }
    return line.toString();
  }

  @Test
  void flowPrintsATableAndTwoSentences() {
    List<GradientFlow> flows = flows(60, 8, 3);
    List<String> expected = new ArrayList<>(List.of(line("distance", 1, 10, 50, 59)));
    for (GradientFlow flow : flows) {
      Object[] cells = new Object[4];
      int[] distances = {1, 10, 50, 59};
      Arrays.setAll(cells, i -> String.format(Locale.ROOT, "%.1e", flow.median(distances[i])));
      expected.add(line(flow.network(), cells));
    }
    expected.add("");
    expected.addAll(FlowSummary.of(flows));
    Run run = Run.unfold("flow", "--steps", "60", "--hidden", "8", "--seeds", "3").good();
    assertThat(run.lines()).containsExactlyElementsOf(expected);
    assertThat(run.err()).isEmpty();
  }

  @Test
  void flowWritesDataAndPicture() throws IOException {
    String table = folder.resolve("f.csv").toString();
    String plot = folder.resolve("f.png").toString();
    Run run =
        Run.unfold(
                "flow",
                "--steps",
                "9",
                "--hidden",
                "5",
                "--seeds",
                "2",
                "--data",
                table,
                "--plot",
                plot)
            .good();
    assertThat(run.err()).isEqualTo("wrote " + table + "\nwrote " + plot + "\n");
    assertThat(Files.readString(Path.of(table))).isEqualTo(FlowPlot.table(flows(9, 5, 2)).csv());
    assertThat(ImageIO.read(Path.of(plot).toFile()).getWidth()).isEqualTo(1600);
  }

  @Test
  void clippingPrintsBothTrainingsAndTwoSentences() throws IOException {
    ClippingComparison both =
        ClippingComparison.measure(new AddingTraining(20, 20, 20, 0.2, 30, 5), 1.5, () -> {});
    String table = folder.resolve("c.csv").toString();
    String plot = folder.resolve("c.svg").toString();
    Run run =
        Run.unfold(
                "flow",
                "clipping",
                "--steps",
                "30",
                "--seed",
                "5",
                "--limit",
                "1.5",
                "--data",
                table,
                "--plot",
                plot)
            .good();
    assertThat(run.lines().get(1).split(" +"))
        .containsExactly(
            "without", "4", String.format(Locale.ROOT, "%.1e", both.without().largest()), "0");
    assertThat(run.lines().get(2).split(" +"))
        .containsExactly(
            "with",
            "30",
            String.format(Locale.ROOT, "%.1e", both.with().largest()),
            "" + both.with().clippedSteps().length);
    assertThat(run.lines().get(1)).hasSameSizeAs(run.lines().get(0));
    assertThat(run.lines().subList(4, 6)).isEqualTo(ClippingSummary.of(both));
    assertThat(run.err()).isEqualTo("wrote " + table + "\nwrote " + plot + "\n");
    assertThat(Files.readString(Path.of(table))).isEqualTo(ClippingPlot.table(both).csv());
    assertThat(Files.readString(Path.of(plot)))
        .contains("<title>Clipping a gradient that explodes</title>");
  }

  @Test
  void optionsReachTheTraining() {
    ClippingComparison both =
        ClippingComparison.measure(new AddingTraining(6, 5, 20, 0.03, 12, 77), 0.4, () -> {});
    Run run =
        Run.unfold(
                "flow",
                "clipping",
                "--length",
                "6",
                "--hidden",
                "5",
                "--learning-rate",
                "0.03",
                "--steps",
                "12",
                "--seed",
                "77",
                "--limit",
                "0.4")
            .good();
    assertThat(run.lines().subList(4, 6)).isEqualTo(ClippingSummary.of(both));
  }

  @Test
  void helpNamesTheSubcommand() {
    assertThat(Run.unfold("flow", "--help").good().text())
        .contains("Usage: unfold flow [OPTIONS]", "  clipping  See a gradient explode");
    Run run = Run.unfold("flow", "clipping", "--help").good();
    assertThat(run.text())
        .contains("Usage: unfold flow clipping [OPTIONS]", "\nTraining:\n", "\nFiles to write:\n");
    assertThat(run.lines()).allMatch(line -> line.length() <= 100 && !line.endsWith(" "));
    assertThat(Run.unfold("help", "flow", "clipping").text()).isEqualTo(run.text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "flow --steps 3            | from 4 to 1000",
        "flow --steps 1001         | from 4 to 1000",
        "flow --hidden 2           | from 4 to 1000",
        "flow --seeds 0            | expected a whole number from 1",
        "flow --plot f.gif         | expected a name that ends in .png or .svg",
        "flow clipping --limit 0   | expected a number above 0",
        "flow clipping --length 1  | from 4 to 1000",
      })
  void badUsageIsOneLine(String commandLine, String message) {
    Run run = Run.unfold(commandLine.split(" "));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains(message);
  }
}
