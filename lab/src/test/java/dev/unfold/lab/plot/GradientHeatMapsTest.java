package dev.unfold.lab.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unfold.check.GradientReport;
import dev.unfold.lab.draw.Drawn;
import dev.unfold.lab.draw.Ink;
import dev.unfold.lab.draw.NumberText;
import dev.unfold.lab.draw.Panel;
import dev.unfold.lab.draw.Picture;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class GradientHeatMapsTest {
  private static Picture picture(GradientReport report) {
    return GradientHeatMaps.of(report, "Java", "PyTorch", Examples.SENTENCE, Examples.WORDS);
  }

  @Test
  void theTableHasEveryEntryThatIsNotZeroInBoth() {
    GradientReport report = Examples.report(1e-3);
    CsvTable table = GradientHeatMaps.table(report, "Java", "PyTorch");
    assertThat(table.header())
        .containsExactly("tensor", "row", "column", "Java", "PyTorch", "difference");
    int words = 4;
    assertThat(table.rows()).hasSize(words * 7 + 4 * 7 + 4 * 4 + 5 * 4);
    for (List<String> row : table.rows()) {
      GradientReport.Row tensor =
          report.rows().stream().filter(r -> r.name().equals(row.get(0))).findFirst().orElseThrow();
      int r = Integer.parseInt(row.get(1));
      int k = Integer.parseInt(row.get(2));
      double ours = tensor.ours().get(r, k);
      double theirs = tensor.theirs().get(r, k);
      assertThat(row.subList(3, 6).stream().map(Double::parseDouble))
          .containsExactly(ours, theirs, ours - theirs);
    }
    assertThat(GradientHeatMaps.table(report).header()).contains("ours", "theirs");
  }

  @Test
  void threeEnginesStandSideBySide() {
    GradientReport report = Examples.report(1e-3);
    Picture three =
        GradientHeatMaps.of(
            List.of("yours", "Unfold", "PyTorch"),
            List.of(report, report),
            Examples.SENTENCE,
            Examples.WORDS);
    assertThat(Drawn.words(three))
        .contains("Gradients of one sentence: yours, Unfold and PyTorch")
        .contains("yours", "Unfold", "Unfold: largest difference", "PyTorch: largest");
  }

  @Test
  void anEntryThatIsZeroOnOneSideOnlyIsInTheTable() {
    Matrix ours = Matrix.of(DType.FLOAT64, new double[][] {{0, 0.5, 0}});
    Matrix theirs = Matrix.of(DType.FLOAT64, new double[][] {{0, 0, Double.NaN}});
    assertThat(GradientHeatMaps.table(Examples.report("w", ours, theirs)).csv())
        .isEqualTo(
            "tensor,row,column,ours,theirs,difference\n"
                + "w,0,1,0.5,0.0,0.5\n"
                + "w,0,2,0.0,NaN,NaN\n");
  }

  @Test
  void eachTensorIsNamedWithItsEnginesAndItsDifference() {
    GradientReport report = Examples.report(1e-3);
    String words = Drawn.words(picture(report));
    assertThat(words)
        .contains("Java and PyTorch", "the old man the boat", "4×7, words × embedding");
    for (GradientReport.Row row : report.rows()) {
      assertThat(row.relative()).isBetween(1e-5, 1e-1);
      assertThat(words)
          .contains(row.name())
          .contains(
              "largest difference " + NumberText.of(row.relative(), 2) + " of the largest entry");
    }
  }

  /** The two maps of a row, cut out of the picture, are the same pixels if and only if the gradients are. */
  @Test
  void equalGradientsLookTheSameAndOthersDoNot() {
    assertThat(Drawn.words(picture(Examples.report(0)))).contains("no difference");
    assertThat(halvesDiffer(Examples.report(0))).isZero();
    assertThat(halvesDiffer(Examples.report(0.2))).isGreaterThan(1000);
  }

  private static int halvesDiffer(GradientReport report) {
    TensorRow row = TensorRow.of(List.of(report.rows().get(1)));
    double room = 20;
    Panel panel = row.panel(List.of("Java", "Java"), room);
    BufferedImage image = Drawn.pixels(panel);
    int left = (int) room + 7;
    int step = (int) Math.floor((Picture.CONTENT - left - 48 - 80) / 2) + 24;
    int differ = 0;
    for (int y = 40; y < image.getHeight(); y++) {
      for (int x = left; x < left + 250; x++) {
        differ += image.getRGB(x, y) == image.getRGB(x + step, y) ? 0 : 1;
      }
    }
    return differ;
  }

  @Test
  void theEmbeddingHasARowForEachWordOnce() {
    GradientReport.Row row = Examples.report(0).rows().get(0);
    TensorRow words = TensorRow.of(List.of(row), Map.of(8, "man"));
    assertThat(words.maps().get(0).values()).isDeepEqualTo(row.ours().rows(8, 9).toArray());
    BufferedImage image = Drawn.pixels(picture(Examples.report(0)));
    assertThat(image.getHeight()).isLessThan(1600);
    assertThat(Drawn.words(picture(Examples.report(0)))).contains("4×7, words");
  }

  @Test
  void aSentenceOfOneWordLeavesWhZero() {
    int[][] input = {{9}};
    var model = Examples.network(3);
    GradientReport report = GradientReport.compare(model, model, input, new int[][] {{1}});
    Picture picture = GradientHeatMaps.of(report, "Java", "Java", input[0], List.of("Ja"));
    assertThat(Drawn.words(picture)).contains("1×7, words × embedding", "4×4", "zero in both");
    assertThat(Drawn.inked(Drawn.pixels(picture))).isGreaterThan(0.05);
  }

  @Test
  void tensorsOfOtherNamesAndAnySizeAreShownWhole() {
    Random random = new Random(12);
    Matrix ours = Matrix.uniform(DType.FLOAT32, 700, 260, -1, 1, random);
    Picture picture = picture(Examples.report("bilstm.forward.input.w", ours, ours.copy()));
    assertThat(Drawn.words(picture))
        .contains("bilstm.forward.input.w", "700×260, each cell the largest entry of 9×3");
    assertThat(picture.encode(Drawn.SVG)).hasSizeLessThan(1_500_000);
    assertThat(Drawn.pixels(picture).getWidth()).isEqualTo(1600);
  }

  @Test
  void theBarsNumbersFitBesideTheMaps() {
    for (double size : new double[] {0.00025678, 8.888888e-16, 888888, 0.08888}) {
      Matrix ours = Matrix.of(DType.FLOAT64, new double[][] {{size, -size / 3}, {0, size / 2}});
      BufferedImage image = Drawn.pixels(picture(Examples.report("w", ours, ours.copy())));
      assertThat(image.getWidth()).isEqualTo(1600);
      assertThat(Drawn.margin(image)).isBetween(50, 80);
    }
  }

  @Test
  void notANumberIsGreyAndSaid() {
    Matrix ours = Matrix.of(DType.FLOAT64, new double[][] {{1, Double.NaN}, {-2, 0.5}});
    Picture picture = picture(Examples.report("w", ours, ours.copy()));
    assertThat(Drawn.words(picture)).contains("not every entry is a finite number");
    assertThat(Drawn.count(Drawn.pixels(picture), Ink.MISSING)).isGreaterThan(5000);
  }

  @Test
  void theBoundIsTheLargestEntryRoundedUp() {
    assertThat(TensorRow.bound(0.0123)).isEqualTo(0.013);
    assertThat(TensorRow.bound(4.5e-9)).isEqualTo(4.5e-9);
    assertThat(TensorRow.bound(0)).isZero();
  }

  @Test
  void idsThatDoNotFitAreRefused() {
    GradientReport report = Examples.report(0);
    int[] ids = {3, 11};
    assertThatThrownBy(() -> GradientHeatMaps.of(report, "a", "b", ids, List.of("the", "sea")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"sea\" has id 11, but W_e is 11×7");
    assertThatThrownBy(() -> GradientHeatMaps.of(report, "a", "b", ids, List.of("the")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 word ids and 1 words");
  }
}
