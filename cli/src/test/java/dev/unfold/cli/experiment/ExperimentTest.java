package dev.unfold.cli.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.check.GradientCheck;
import dev.unfold.check.GradientReport;
import dev.unfold.check.LossRange;
import dev.unfold.check.ParameterHandler;
import dev.unfold.cli.Run;
import dev.unfold.cli.TwinEngine;
import dev.unfold.corpus.BuiltInCorpus;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.PostagCorpusData;
import dev.unfold.corpus.TaggedBatch;
import dev.unfold.corpus.Tagset;
import dev.unfold.matrix.DType;
import dev.unfold.model.BodyKind;
import dev.unfold.model.Cell;
import dev.unfold.model.LabRnn;
import dev.unfold.model.Plans;
import dev.unfold.model.SequenceModel;
import dev.unfold.tagger.Configs;
import dev.unfold.tagger.TaggerConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code unfold gradient} and {@code unfold compare}: what they print and write is what the library computes. */
final class ExperimentTest {
  private static final PostagCorpusData DATA = BuiltInCorpus.data();

  @TempDir private Path folder;

  private static SequenceModel model(BodyKind cell, int seed, DType dtype) {
    TaggerConfig config =
        Configs.sgd(false, Plans.words(cell, 50, 20), 0.1, 20, 1, seed, dtype, Tagset.UPOS);
    return config.start(DATA.inputSize(), DATA.outputSize(), new Random(seed));
  }

  private static String words(TaggedBatch sentence) {
    StringBuilder words = new StringBuilder();
    for (int id : sentence.input()[0]) {
      words.append(words.isEmpty() ? "" : " ").append(DATA.words().get(id));
    }
    return words.toString();
  }

  private List<List<String>> csv(String name) throws IOException {
    return Files.readAllLines(folder.resolve(name)).stream()
        .map(line -> List.of(line.split(",", -1)))
        .toList();
  }

  @Test
  void gradientPrintsWhatTheLibraryComputes() {
    TaggedBatch sentence = DATA.sentence(Part.TRAIN, 6);
    SequenceModel model = model(BodyKind.MLP, 77, DType.FLOAT64);
    ParameterHandler weight = ParameterHandler.parse("W_before[3,5]", model);
    LossRange range = LossRange.measure(model, weight, sentence.input(), sentence.output(), 1, 2);
    Run run =
        Run.unfold(
                "gradient",
                "--parameter",
                "W_before[3,5]",
                "--cell",
                "mlp",
                "--sentence",
                "7",
                "--seed",
                "77")
            .good();
    assertThat(run.text())
        .isEqualTo(
            words(sentence)
                + String.format(
                    Locale.ROOT,
                    "\nW_before[3,5] = %.17g, loss %.17g\n"
                        + "gradient by backpropagation      %.17g\n"
                        + "gradient by central differences  %.17g\n",
                    range.weight(),
                    range.loss(),
                    range.gradient(),
                    GradientCheck.slope(model, weight, sentence.input(), sentence.output())));
    assertThat(run.err()).isEmpty();
    assertThat(range.gradient()).isNotZero();
  }

  @Test
  void gradientWritesDataAndPicture() throws IOException {
    TaggedBatch sentence = DATA.sentence(Part.TRAIN, 0);
    SequenceModel model = model(BodyKind.of(Cell.RNN), 1234, DType.FLOAT64);
    ParameterHandler weight = ParameterHandler.parse("W_h[4,7]", model);
    LossRange range =
        LossRange.measure(model, weight, sentence.input(), sentence.output(), 2.5, 11);
    String table = folder.resolve("g.csv").toString();
    String plot = folder.resolve("g.svg").toString();
    Run run =
        Run.unfold(
                "gradient",
                "--parameter",
                "W_h[4,7]",
                "--span",
                "2.5",
                "--points",
                "11",
                "--data",
                table,
                "--plot",
                plot)
            .good();
    assertThat(run.err()).isEqualTo("wrote " + table + "\nwrote " + plot + "\n");
    List<List<String>> rows = csv("g.csv");
    assertThat(rows.get(0)).containsExactly("weight", "loss", "tangent");
    assertThat(rows).hasSize(12);
    for (int i = 0; i < 11; i++) {
      double at = Double.parseDouble(rows.get(i + 1).get(0));
      assertThat(at).isEqualTo(range.weights()[i]);
      assertThat(Double.parseDouble(rows.get(i + 1).get(1))).isEqualTo(range.losses()[i]);
      assertThat(Double.parseDouble(rows.get(i + 1).get(2))).isEqualTo(range.tangent(at));
    }
    assertThat(Files.readString(Path.of(plot))).contains("<title>Loss against W_h[4,7]</title>");
  }

  @Test
  void gradientInSinglePrecisionHasNoCentralDifferences() {
    TaggedBatch sentence = DATA.sentence(Part.TRAIN, 0);
    SequenceModel model = model(BodyKind.of(Cell.RNN), 1234, DType.FLOAT32);
    double gradient =
        ParameterHandler.parse("W_y[0,0]", model)
            .in(model.backpropagation(sentence.input(), sentence.output()));
    Run run = Run.unfold("gradient", "--parameter", "W_y[0,0]", "--dtype", "float32").good();
    assertThat(run.lines())
        .endsWith(
            String.format(Locale.ROOT, "gradient by backpropagation      %.17g", gradient),
            "gradient by central differences  n/a (float32 is too coarse for them)");
  }

  @Test
  void comparePrintsAndWritesTheReport() throws IOException {
    TaggedBatch sentence = DATA.sentence(Part.TRAIN, 2);
    SequenceModel model = model(BodyKind.of(Cell.RNN), 1234, DType.FLOAT64);
    SequenceModel twin = new TwinEngine().twin((LabRnn) model);
    GradientReport report =
        GradientReport.compare(model, twin, sentence.input(), sentence.output());
    String table = folder.resolve("c.csv").toString();
    String plot = folder.resolve("c.png").toString();
    Run run = Run.unfold("compare", "--sentence", "3", "--data", table, "--plot", plot).good();
    assertThat(run.err()).isEqualTo("wrote " + table + "\nwrote " + plot + "\n");
    assertThat(run.lines().get(0)).isEqualTo(words(sentence));
    assertThat(run.lines().get(1))
        .isEqualTo("tensor     shape  largest difference  relative difference");
    for (int p = 0; p < 4; p++) {
      GradientReport.Row row = report.rows().get(p);
      assertThat(run.lines().get(p + 2).split(" +"))
          .containsExactly(
              row.name(),
              row.ours().shape(),
              String.format(Locale.ROOT, "%.2e", row.absolute()),
              String.format(Locale.ROOT, "%.2e", row.relative()));
      assertThat(row.absolute()).isPositive();
      assertThat(run.lines().get(p + 2)).hasSameSizeAs(run.lines().get(1));
    }
    assertCsv(report, csv("c.csv"));
    assertThat(ImageIO.read(Path.of(plot).toFile()).getWidth()).isEqualTo(1600);
  }

  private static void assertCsv(GradientReport report, List<List<String>> rows) {
    assertThat(rows.get(0))
        .containsExactly("tensor", "row", "column", "java", "pytorch", "difference");
    int next = 1;
    for (GradientReport.Row tensor : report.rows()) {
      for (int r = 0; r < tensor.ours().rows(); r++) {
        for (int k = 0; k < tensor.ours().columns(); k++) {
          double ours = tensor.ours().get(r, k);
          double theirs = tensor.theirs().get(r, k);
          if (ours != 0 || theirs != 0) {
            assertThat(rows.get(next++))
                .containsExactly(
                    tensor.name(), "" + r, "" + k, "" + ours, "" + theirs, "" + (ours - theirs));
          }
        }
      }
    }
    assertThat(rows).hasSize(next);
  }
}
