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
 * The state of an optimiser: tensors named after their parameter and their kind, such as {@code
 * bilstm.forward.input.w.momentum}. Each is zero before its first use.
 */
public final class OptimizerState {
  private final List<String> kinds;
  private final SortedMap<String, Matrix> tensors = new ConcurrentSkipListMap<>();

  /** An empty state whose tensors will be of these kinds. */
  OptimizerState(String... kinds) {
    this.kinds = List.of(kinds);
  }

  /** All tensors, ordered by name: those that the optimiser uses, not copies. */
  public SortedMap<String, Matrix> tensors() {
    return Collections.unmodifiableSortedMap(tensors);
  }

  /**
   * Replaces the state by a copy of saved {@link #tensors()}.
   *
   * @throws IllegalArgumentException if this optimiser does not have tensors of that kind
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

  /** The state of a parameter: a matrix of its shape and type, to be changed in place. */
  Matrix of(Parameter parameter, String kind) {
    Matrix value = parameter.value();
    return tensor(parameter, kind, value.dtype(), value.rows(), value.columns());
  }

  /** Counts a step of a parameter and returns the number of its steps, this one included. */
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
