package dev.unfold.optim;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.ShapeException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * What an optimiser remembers from step to step: tensors under the name of their parameter and what they are, such as
 * {@code bilstm.forward.input.w.momentum}. A tensor is zero until it is first used.
 */
public final class OptimizerState {
  private final List<String> kinds;
  private final SortedMap<String, Matrix> tensors = new ConcurrentSkipListMap<>();

  /** A state of nothing yet, whose tensors are of these kinds. */
  OptimizerState(String... kinds) {
    this.kinds = List.of(kinds);
  }

  /** All tensors in the order of their names; they are those that the optimiser works with, not copies. */
  public SortedMap<String, Matrix> tensors() {
    return Collections.unmodifiableSortedMap(tensors);
  }

  /**
   * Forgets everything and remembers a copy of these tensors: {@link #tensors()}, read back.
   *
   * @throws IllegalArgumentException if one is of a kind that this optimiser does not have
   */
  public void restore(Map<String, Matrix> saved) {
    for (String name : saved.keySet()) {
      if (kinds.stream().noneMatch(kind -> name.endsWith("." + kind))) {
        throw new IllegalArgumentException(
            "optimiser state \""
                + name
                + "\": expected a parameter's name and one of "
                + kinds
                + "; this is another optimiser's state");
      }
    }
    tensors.clear();
    saved.forEach((name, tensor) -> tensors.put(name, tensor.copy()));
  }

  /** What is remembered of a parameter: a matrix of its shape and type, to be changed in place. */
  Matrix of(Parameter parameter, String kind) {
    Matrix value = parameter.value();
    return tensor(parameter, kind, value.dtype(), value.rows(), value.columns());
  }

  /** Counts one more step of a parameter and returns how many there have been with it. */
  double count(Parameter parameter, String kind) {
    return tensor(parameter, kind, DType.FLOAT64, 1, 1).shift(1).get(0, 0);
  }

  private Matrix tensor(Parameter parameter, String kind, DType dtype, int rows, int columns) {
    String name = parameter.name() + "." + kind;
    Matrix tensor = tensors.computeIfAbsent(name, n -> Matrix.zeros(dtype, rows, columns));
    if (tensor.rows() != rows || tensor.columns() != columns || tensor.dtype() != dtype) {
      throw new ShapeException(
          "optimiser state "
              + name
              + " is "
              + tensor
              + ", expected "
              + rows
              + "×"
              + columns
              + " "
              + dtype
              + "; it was made for another model");
    }
    return tensor;
  }
}
