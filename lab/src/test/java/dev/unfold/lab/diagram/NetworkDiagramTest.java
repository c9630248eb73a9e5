package dev.unfold.lab.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.lab.draw.Drawn;
import dev.unfold.lab.draw.Ink;
import java.awt.geom.Point2D;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The diagrams say what the equations say; how they look is for {@code PictureTest} and for eyes. */
final class NetworkDiagramTest {
  private static List<String> words(NetworkDiagram diagram) {
    return List.of(Drawn.words(diagram.picture()).split("\n"));
  }

  @Test
  void anUnfoldedNetworkHasACopyOfEveryVectorAtEveryStep() {
    assertThat(words(NetworkDiagram.UNFOLDING))
        .contains("W_e", "W_x", "W_h", "W_y", "e_0", "h_0", "s_0", "e_4", "h_4", "s_4")
        .contains("I", "can", "open", "a");
  }

  @Test
  void everyGradientFlowsBackThroughItsMatrix() {
    List<String> words = words(NetworkDiagram.BACKWARD);
    for (int t = 0; t < 4; t++) {
      assertThat(words).contains("W_y^T ds_" + t, "W_x^T dz_" + t);
    }
    assertThat(words)
        .contains("W_h^T dz_1", "W_h^T dz_2", "W_h^T dz_3")
        .doesNotContain("W_h^T dz_0");
    assertThat(words).contains("dW_h = dz_1 h_0^T + dz_2 h_1^T + dz_3 h_2^T");
  }

  @Test
  void cellsHaveTheirGates() {
    assertThat(words(NetworkDiagram.LSTM)).contains("i", "f", "g", "o", "tanh", "c₋", "c", "h");
    assertThat(Collections.frequency(words(NetworkDiagram.LSTM), "⊙")).isEqualTo(3);
    assertThat(words(NetworkDiagram.GRU)).contains("r", "z", "m", "n", "1 − z", "h₋", "h");
    assertThat(Collections.frequency(words(NetworkDiagram.GRU), "⊙")).isEqualTo(3);
  }

  @Test
  void arrowsEndAtNodeBorders() {
    Node round = Node.vector(100, 100, "h");
    Node wide = Node.box(300, 100, 60, "tanh", Ink.CURVE);
    Arrow arrow = Arrow.of(round, wide, Ink.CURVE);
    assertThat(arrow.from()).isEqualTo(new Point2D.Double(118, 100));
    assertThat(arrow.to()).isEqualTo(new Point2D.Double(270, 100));
    assertThat(wide.towards(300, 0)).isEqualTo(new Point2D.Double(300, 86));
    assertThat(arrow.aside(5).from()).isEqualTo(new Point2D.Double(118, 95));
  }
}
