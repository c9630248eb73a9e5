package dev.unfold.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import dev.unfold.exchange.ThreeWordWindow;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.nn.Layer;
import dev.unfold.nn.LayerNorm;
import dev.unfold.nn.SinusoidalPositions;
import dev.unfold.nn.TransformerBlock;
import java.util.List;

/** The nodes of a layer of any kind, from T×B×D to T×B×H. */
final class OnnxLayers {
  private final OnnxGraph graph;
  private final String lengths;

  /**
   * Layers of a graph.
   *
   * @param lengths the name of the number of words of each sentence, int32
   */
  OnnxLayers(OnnxGraph graph, String lengths) {
    this.graph = graph;
    this.lengths = lengths;
  }

  /** The states of every token; x is T×B×width. */
  String states(String name, Layer layer, String x, int width) {
    if (layer instanceof SinusoidalPositions) {
      return new OnnxPositions(graph).added(name, x, width);
    } else if (layer instanceof TransformerBlock block) {
      return new OnnxTransformer(graph, lengths).block(name, block, x);
    } else if (layer instanceof LayerNorm norm) {
      return graph.norm(name, norm, x);
    } else if (layer instanceof ThreeWordWindow window) {
      return window(name, window, x);
    }
    return new OnnxCells(graph).states(name, layer, x, lengths);
  }

  /** The width of a layer's states, for inputs of width D. */
  static int width(Layer layer, int input) {
    if (layer instanceof ThreeWordWindow window) {
      return window.own().value().rows();
    }
    boolean keeps =
        layer instanceof SinusoidalPositions
            || layer instanceof TransformerBlock
            || layer instanceof LayerNorm;
    return keeps ? input : OnnxCells.width(layer);
  }

  /**
   * The three-word window of the mlp.
   *
   * <pre>{@code
   *   (1) e = mask ⊙ e                         e : T×B×E     zero after the last word
   *   (2) z = Conv(e, [W_before W_x W_after])  z : B×H×T     a kernel of three, zeros outside
   *   (3) h = σ(z)                             h : T×B×H
   * }</pre>
   */
  private String window(String name, ThreeWordWindow window, String e) {
    String mask = new OnnxMask(graph, lengths).words(name + ".mask");
    String masked = graph.node(name + ".masked", "Mul", List.of(e, mask)); //      (1)
    String turned = graph.turned(name + ".turned", masked, 1, 2, 0);
    Matrix own = window.own().value();
    String w = graph.weights(name + ".w", kernel(window), own.rows(), own.columns(), 3);
    AttributeProto pads = OnnxGraph.attribute("pads", List.of(1L, 1L));
    String z = graph.node(name + ".z", "Conv", List.of(turned, w), pads); //       (2)
    String h = graph.node(name + ".h", "Sigmoid", List.of(z)); //                  (3)
    return graph.turned(name, h, 2, 0, 1);
  }

  /** H×3E: for each column of E, the weights of the previous word, of the word itself and of the next word. */
  private static Matrix kernel(ThreeWordWindow window) {
    Matrix own = window.own().value();
    Matrix kernel = Matrix.zeros(DType.FLOAT32, own.rows(), 3 * own.columns());
    for (int r = 0; r < own.rows(); r++) {
      for (int k = 0; k < own.columns(); k++) {
        kernel.set(r, 3 * k, window.before().value().get(r, k));
        kernel.set(r, 3 * k + 1, own.get(r, k));
        kernel.set(r, 3 * k + 2, window.after().value().get(r, k));
      }
    }
    return kernel;
  }
}
