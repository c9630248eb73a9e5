package dev.unfold.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.List;

/** Masks for sentences that are padded to the same length. */
final class OnnxMask {
  private final OnnxGraph graph;
  private final String lengths;

  OnnxMask(OnnxGraph graph, String lengths) {
    this.graph = graph;
    this.lengths = lengths;
  }

  /** The steps 0, 1, … up to the longest sentence: T, int32. */
  static String steps(OnnxGraph graph, String name) {
    String sizes = graph.node(name + ".sizes", "Shape", List.of(OnnxWords.WORD));
    String one = graph.scalar(name + ".one", 1);
    String longest = graph.node(name + ".longest", "Gather", List.of(sizes, one));
    String zero = graph.scalar(name + ".zero", 0);
    String steps = graph.node(name + ".all", "Range", List.of(zero, longest, one));
    return graph.cast(name, steps, DataType.INT32);
  }

  /** T×B×1: 1 at a word, 0 at padding. */
  String words(String name) {
    String column = graph.unsqueezed(name + ".column", steps(graph, name + ".steps"), 1);
    String there = graph.node(name + ".there", "Less", List.of(column, lengths));
    String numbers = graph.cast(name + ".numbers", there, DataType.FLOAT);
    return graph.unsqueezed(name, numbers, 2);
  }

  /**
   * The tokens that each token may attend to: B×1×1×T, or B×1×T×T if causal.
   *
   * @param causal whether a token attends to itself and earlier tokens only
   */
  String seen(String name, boolean causal) {
    String steps = steps(graph, name + ".steps");
    String each = graph.unsqueezed(name + ".lengths", lengths, 1, 2, 3);
    String there = graph.node(name + ".there", "Less", List.of(steps, each));
    if (!causal) {
      return there;
    }
    String column = graph.unsqueezed(name + ".column", steps, 1);
    String past = graph.node(name + ".past", "LessOrEqual", List.of(steps, column));
    return graph.node(name, "And", List.of(there, past));
  }
}
