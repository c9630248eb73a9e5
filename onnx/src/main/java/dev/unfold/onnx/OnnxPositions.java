package dev.unfold.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.List;

/**
 * Adds sinusoidal positions to the tokens' vectors, as {@link dev.unfold.nn.SinusoidalPositions} does, for sentences of any
 * length.
 *
 * <pre>{@code
 *   (1) P[t, k] = sin(t r_k + s_k)        r_k = 10000^(−2⌊k/2⌋/D);  s_k : 0, in odd columns π/2
 *   (2) y_t = x_t + P[t]
 * }</pre>
 *
 * <p>(1) is float64: at late positions, t r_k has too few digits in float32.
 */
final class OnnxPositions {
  private final OnnxGraph graph;

  OnnxPositions(OnnxGraph graph) {
    this.graph = graph;
  }

  /** y, T×B×D. */
  String added(String name, String x, int width) {
    double[] rates = new double[width];
    double[] starts = new double[width];
    for (int k = 0; k < width; k++) {
      rates[k] = Math.pow(10000, -(k - k % 2) / (double) width);
      starts[k] = k % 2 * Math.PI / 2;
    }
    String steps = OnnxMask.steps(graph, name + ".steps");
    String doubles = graph.cast(name + ".doubles", steps, DataType.DOUBLE);
    String column = graph.unsqueezed(name + ".column", doubles, 1, 2); // T×1×1
    String rate = graph.doubles(name + ".rates", rates);
    String start = graph.doubles(name + ".starts", starts);
    String turns = graph.node(name + ".turns", "Mul", List.of(column, rate)); //       (1)
    String angles = graph.node(name + ".angles", "Add", List.of(turns, start)); //     (1)
    String sines = graph.node(name + ".sines", "Sin", List.of(angles)); //             (1)
    String waves = graph.cast(name + ".waves", sines, DataType.FLOAT);
    return graph.node(name, "Add", List.of(x, waves)); //                              (2)
  }
}
