package dev.unfold.exchange;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.model.Cell;
import dev.unfold.nn.Recurrent;
import java.util.List;
import java.util.Optional;

/**
 * The weights of one direction of a recurrent layer, its G gates stacked.
 *
 * <pre>{@code
 *   PyTorch       ONNX                 here               shape      ours
 *   weight_ih     W                    w                  G·H×D      w of each gate
 *   weight_hh     R                    u                  G·H×H      u of each gate
 *   bias_ih       the first half of B  inputBias          G×H        b of each gate
 *   bias_hh       the second half      recurrentBias      G×H        0; in the candidate of a GRU memory.b
 * }</pre>
 *
 * <p>Those libraries have two biases, which they only ever add; here there is one, their sum.
 *
 * @param w G·H×D
 * @param u G·H×H
 * @param inputBias G×H, row by row the same numbers as a vector of G·H
 * @param recurrentBias the same shape
 */
public record StackedWeights(Matrix w, Matrix u, Matrix inputBias, Matrix recurrentBias) {
  /**
   * Stacks copies of a layer's weights.
   *
   * @throws IllegalArgumentException if the layer learns more than its gates, such as an initial state
   */
  public static StackedWeights of(Recurrent layer, GateOrder order) {
    List<String> gates = order.gates(layer);
    requireGatesAlone(layer, gates);
    Matrix firstW = find(layer, gates.get(0) + "w");
    int hidden = firstW.rows();
    DType dtype = firstW.dtype();
    StackedWeights stacked =
        new StackedWeights(
            Matrix.zeros(dtype, gates.size() * hidden, firstW.columns()),
            Matrix.zeros(dtype, gates.size() * hidden, hidden),
            Matrix.zeros(dtype, gates.size(), hidden),
            Matrix.zeros(dtype, gates.size(), hidden));
    for (int gate = 0; gate < gates.size(); gate++) {
      rows(stacked.w, gate, hidden).assign(find(layer, gates.get(gate) + "w"));
      rows(stacked.u, gate, hidden).assign(find(layer, gates.get(gate) + "u"));
      stacked.inputBias.row(gate).assign(find(layer, gates.get(gate) + "b"));
    }
    memory(layer).ifPresent(bias -> stacked.recurrentBias.row(gates.size() - 1).assign(bias));
    return stacked;
  }

  /** Copies these weights into a layer of the same cell and shapes. */
  public void copyTo(Recurrent layer, GateOrder order) {
    List<String> gates = order.gates(layer);
    int hidden = u.columns();
    for (int gate = 0; gate < gates.size(); gate++) {
      find(layer, gates.get(gate) + "w").assign(rows(w, gate, hidden));
      find(layer, gates.get(gate) + "u").assign(rows(u, gate, hidden));
      Matrix bias = find(layer, gates.get(gate) + "b").assign(inputBias.row(gate));
      Matrix second = recurrentBias.row(gate);
      Optional<Matrix> memory = gate == gates.size() - 1 ? memory(layer) : Optional.empty();
      memory.ifPresentOrElse(m -> m.assign(second), () -> addUnlessZero(bias, second));
    }
  }

  /** Adds, except that adding 0 leaves a −0 as it is, so that weights are restored bit for bit. */
  private static void addUnlessZero(Matrix bias, Matrix second) {
    if (second.maxAbs() != 0) {
      bias.add(second);
    }
  }

  private static Matrix rows(Matrix stacked, int gate, int hidden) {
    return stacked.rows(gate * hidden, (gate + 1) * hidden);
  }

  /** The candidate is the last gate in either order. */
  private static Optional<Matrix> memory(Recurrent layer) {
    return Cell.of(layer).hasMemoryBias()
        ? Optional.of(find(layer, Cell.MEMORY_BIAS))
        : Optional.empty();
  }

  private static Matrix find(Recurrent layer, String ending) {
    return layer.parameters().stream()
        .filter(p -> p.name().equals(ending) || p.name().endsWith("." + ending))
        .map(Parameter::value)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("gates: no parameter ends in " + ending));
  }

  private static void requireGatesAlone(Recurrent layer, List<String> gates) {
    int expected = 3 * gates.size() + (Cell.of(layer).hasMemoryBias() ? 1 : 0);
    if (layer.parameters().size() != expected) {
      throw new IllegalArgumentException(
          "gates: the layer's parameters are "
              + layer.parameters().stream().map(Parameter::name).toList()
              + ", expected "
              + expected
              + ": w, u and b of each gate; a learnt initial state has no place in such a file");
    }
  }
}
