package dev.unfold.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import dev.unfold.exchange.GateOrder;
import dev.unfold.exchange.NetworkParts;
import dev.unfold.exchange.StackedWeights;
import dev.unfold.matrix.Matrix;
import dev.unfold.model.Cell;
import dev.unfold.nn.Activation;
import dev.unfold.nn.Layer;
import dev.unfold.nn.Recurrent;
import dev.unfold.nn.Rnn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * A recurrent layer, in one direction or both, as one of the operators RNN, LSTM and GRU.
 *
 * <pre>{@code
 *   (1) Y = GRU(X, W, R, B, lengths)     X : T×B×D     Y : T×dirs×B×H     dirs : 1 or 2 directions
 *   (2) y = the directions concatenated  y : T×B×dirs·H
 * }</pre>
 *
 * <p>W, R and B hold both directions, the forward one first, with their gates in ONNX's order ({@link GateOrder#ONNX}).
 * {@code linear_before_reset} is 1 for the GRU of PyTorch and cuDNN, and 0 for that of Cho et al.
 */
final class OnnxCells {
  private final OnnxGraph graph;

  OnnxCells(OnnxGraph graph) {
    this.graph = graph;
  }

  /** The states of every token, y. */
  String states(String name, Layer layer, String x, String lengths) {
    String all = name + ".Y";
    run(List.of(all), name, layer, x, lengths); //                                        (1)
    String beside = graph.turned(name + ".beside", all, 0, 2, 1, 3);
    String shape = graph.constant(name + ".shape", 0, 0, width(layer));
    return graph.node(name, "Reshape", List.of(beside, shape)); //                        (2)
  }

  /** The final state of every sentence, B×dirs·H. */
  String lastStates(String name, Layer layer, String x, String lengths) {
    String last = name + ".Y_h";
    run(List.of(OnnxGraph.NONE, last), name, layer, x, lengths);
    String beside = graph.turned(name + ".beside", last, 1, 0, 2);
    return graph.node(name, "Flatten", List.of(beside), OnnxGraph.attribute("axis", 1));
  }

  /** The width of a layer's states: the sum of H over its directions. */
  static int width(Layer layer) {
    return NetworkParts.directions(layer).stream()
        .mapToInt(direction -> StackedWeights.of(direction, GateOrder.ONNX).u().columns())
        .sum();
  }

  private void run(List<String> outputs, String name, Layer layer, String x, String lengths) {
    List<Recurrent> directions = NetworkParts.directions(layer);
    List<StackedWeights> stacked =
        directions.stream().map(direction -> StackedWeights.of(direction, GateOrder.ONNX)).toList();
    int count = stacked.size();
    Matrix w = stacked.get(0).w();
    Matrix u = stacked.get(0).u();
    List<String> inputs =
        List.of(
            x,
            graph.weights(
                name + ".W", stackedRows(stacked, StackedWeights::w), count, w.rows(), w.columns()),
            graph.weights(
                name + ".R", stackedRows(stacked, StackedWeights::u), count, u.rows(), u.columns()),
            graph.weights(name + ".B", biases(stacked), count, 2 * u.rows()),
            lengths);
    graph.node(outputs, operator(directions.get(0)), inputs, attributes(directions, u.columns()));
  }

  private static Matrix stackedRows(
      List<StackedWeights> directions, Function<StackedWeights, Matrix> part) {
    return stackedRows(directions.stream().map(part).toList());
  }

  /** Both biases of the first direction, then both of the second. */
  private static Matrix biases(List<StackedWeights> directions) {
    return stackedRows(
        directions.stream()
            .flatMap(d -> List.of(d.inputBias(), d.recurrentBias()).stream())
            .toList());
  }

  private static Matrix stackedRows(List<Matrix> parts) {
    int rows = parts.stream().mapToInt(Matrix::rows).sum();
    Matrix all = Matrix.zeros(parts.get(0).dtype(), rows, parts.get(0).columns());
    int from = 0;
    for (Matrix part : parts) {
      all.rows(from, from + part.rows()).assign(part);
      from += part.rows();
    }
    return all;
  }

  private static String operator(Recurrent direction) {
    return Cell.of(direction).onnxOperator();
  }

  private static AttributeProto[] attributes(List<Recurrent> directions, int hidden) {
    List<AttributeProto> attributes = new ArrayList<>();
    attributes.add(OnnxGraph.attribute("hidden_size", hidden));
    attributes.add(
        OnnxGraph.attribute("direction", directions.size() == 2 ? "bidirectional" : "forward"));
    Recurrent first = directions.get(0);
    if (operator(first).equals("GRU")) {
      attributes.add(
          OnnxGraph.attribute("linear_before_reset", Cell.of(first).hasMemoryBias() ? 1 : 0));
    } else if (first instanceof Rnn rnn) {
      String activation = activation(rnn.activation());
      attributes.add(
          OnnxGraph.strings("activations", Collections.nCopies(directions.size(), activation)));
    }
    return attributes.toArray(AttributeProto[]::new);
  }

  private static String activation(Activation activation) {
    return switch (activation) {
      case SIGMOID -> "Sigmoid";
      case TANH -> "Tanh";
      case RELU -> "Relu";
    };
  }
}
