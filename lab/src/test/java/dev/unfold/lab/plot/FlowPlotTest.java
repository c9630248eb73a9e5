package dev.unfold.lab.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unfold.lab.draw.Drawn;
import dev.unfold.lab.draw.Ink;
import dev.unfold.lab.draw.Palette;
import dev.unfold.lab.draw.Picture;
import dev.unfold.lab.experiment.FlowNetwork;
import dev.unfold.lab.experiment.GradientFlow;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class FlowPlotTest {
  @Test
  void tableHoldsTheMeasurement() {
    List<GradientFlow> flows = Examples.flows(30, 3, 0.1);
    CsvTable table = FlowPlot.table(flows);
    assertThat(table.header())
        .containsExactly(
            "network", "distance", "median", "lowest", "highest", "seed 0", "seed 1", "seed 2");
    assertThat(table.rows()).hasSize(5 * 30);
    for (int i = 0; i < 5; i++) {
      GradientFlow flow = flows.get(i);
      for (int d = 0; d < 30; d++) {
        List<String> row = table.rows().get(30 * i + d);
        assertThat(row.subList(0, 2)).containsExactly(flow.network(), "" + d);
        double[][] seeds = flow.norms();
        assertThat(row.subList(2, 8).stream().map(Double::parseDouble))
            .containsExactly(
                flow.median(d),
                flow.lowest(d),
                flow.highest(d),
                seeds[0][d],
                seeds[1][d],
                seeds[2][d]);
      }
    }
  }

  @Test
  void everyLineIsDrawnAndNamed() {
    Picture picture = FlowPlot.of(Examples.flows(40, 3, 0.4), 20);
    assertThat(Drawn.words(picture))
        .contains("How far back a gradient reaches", "width 20, 40 steps", "median of 3 seeds")
        .contains("distance T − 1 − t, in steps", "‖dL/dx‖ at step t")
        .contains("sigmoid RNN", "tanh RNN", "GRU", "LSTM", "Transformer")
        .contains("From distance 1 to 39 ");
    BufferedImage image = Drawn.pixels(picture);
    for (int i = 0; i < 5; i++) {
      assertThat(Drawn.count(image, Palette.HUES.get(i))).as("hue %d", i).isGreaterThan(1000);
    }
  }

  @Test
  void oneSeedHasNoBand() {
    String words = Drawn.words(FlowPlot.of(Examples.flows(40, 1, 0.4), 20));
    assertThat(words).contains("40 steps; one seed").doesNotContain("band");
  }

  /** 0.001^d is below the smallest number of float32 from distance 15 on, and zero from 108 on. */
  @Test
  void valuesBelowFloat32AreGreyAndLinesAreNamedWhereTheyLeave() {
    Picture picture = FlowPlot.of(Examples.flows(130, 1, 1e-3), 20);
    assertThat(Drawn.words(picture)).contains("exactly zero in float32", "sigmoid RNN");
    assertThat(Drawn.count(Drawn.pixels(picture), Ink.GRID)).isGreaterThan(40_000);
    Picture shallow = FlowPlot.of(Examples.flows(130, 1, 0.9), 20);
    assertThat(Drawn.words(shallow)).doesNotContain("float32");
    assertThat(Drawn.count(Drawn.pixels(shallow), Ink.GRID)).isLessThan(40_000);
  }

  @Test
  void severalLeavingLinesHaveALegend() {
    GradientFlow one = Examples.flow(FlowNetwork.SIGMOID_RNN, 60, 1, 1e-3);
    GradientFlow two = Examples.flow(FlowNetwork.TANH_RNN, 60, 1, 1e-2);
    GradientFlow steady = Examples.flow(FlowNetwork.GRU, 60, 1, 1);
    BufferedImage named = Drawn.pixels(FlowPlot.of(List.of(one, steady), 8));
    BufferedImage legend = Drawn.pixels(FlowPlot.of(List.of(one, two, steady), 8));
    assertThat(legend.getHeight()).isGreaterThan(named.getHeight());
    assertThat(Drawn.words(FlowPlot.of(List.of(one, two, steady), 8)))
        .contains("sigmoid RNN\ntanh RNN\nGRU\n");
  }

  @Test
  void moreNetworksThanHuesAreRejected() {
    List<GradientFlow> five = Examples.flows(9, 1, 0.5);
    List<GradientFlow> six = Stream.concat(five.stream(), five.stream().limit(1)).toList();
    for (List<GradientFlow> flows : List.of(six, List.<GradientFlow>of())) {
      assertThatThrownBy(() -> FlowPlot.of(flows, 20))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "flow plot: " + flows.size() + " networks, expected at least 1 and at most 5");
    }
  }
}
