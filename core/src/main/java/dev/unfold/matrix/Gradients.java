package dev.unfold.matrix;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The gradient of a loss with respect to each of a list of parameters.
 *
 * <p>A gradient is a sum: each use of a parameter adds its part (the T copies of a recurrent weight, every occurrence
 * of a repeated word). Dense parameters have a matrix of their own shape, zero until something is added; rows of an
 * embedding are collected one by one and never become a dense matrix unless {@link #dense} asks for it.
 */
public final class Gradients {
  private final Map<Parameter, Matrix> sums = new IdentityHashMap<>();
  private final Map<Parameter, List<SparseRows>> rows = new IdentityHashMap<>();

  /** The sum of the gradient of a dense parameter so far, to be added to in place; the parameter's shape. */
  public Matrix of(Parameter parameter) {
    Matrix sum = sums.get(parameter);
    if (sum == null) {
      Matrix value = parameter.value();
      sum = Matrix.zeros(value.dtype(), value.rows(), value.columns());
      sums.put(parameter, sum);
    }
    return sum;
  }

  /** Adds {@code values}, row by row, to the rows {@code indices} of the parameter's gradient. */
  public void addRows(Parameter parameter, int[] indices, Matrix values) {
    Matrix value = parameter.value();
    if (values.rows() != indices.length
        || values.columns() != value.columns()
        || values.dtype() != value.dtype()) {
      throw new ShapeException(
          "Gradients.addRows: values are "
              + values
              + ", expected "
              + indices.length
              + "×"
              + value.columns()
              + " "
              + value.dtype());
    }
    rows.computeIfAbsent(parameter, p -> new ArrayList<>(1)).add(new SparseRows(indices, values));
  }

  /** The collected rows of an embedding's gradient, in the order in which they came; empty for a dense parameter. */
  public List<SparseRows> rowsOf(Parameter parameter) {
    return rows.getOrDefault(parameter, List.of());
  }

  /** Whether the parameter has a dense sum. */
  public boolean hasDense(Parameter parameter) {
    return sums.containsKey(parameter);
  }

  /** The whole gradient of a parameter as a new matrix of its shape, sparse rows added in. */
  public Matrix dense(Parameter parameter) {
    Matrix value = parameter.value();
    Matrix sum = sums.get(parameter);
    Matrix result =
        sum == null ? Matrix.zeros(value.dtype(), value.rows(), value.columns()) : sum.copy();
    for (SparseRows part : rowsOf(parameter)) {
      result.scatterAdd(1, part.indices(), part.values());
    }
    return result;
  }
}
