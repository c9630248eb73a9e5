package dev.unfold.matrix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * The gradient of a loss with respect to each of a list of parameters.
 *
 * <p>A gradient is a sum: each use of a parameter adds its part (the T copies of a recurrent weight, every occurrence
 * of a repeated word). Dense parameters have a matrix of their own shape, zero until something is added; rows of an
 * embedding are collected one by one and never become a dense matrix unless {@link #dense} asks for it. {@link #parts}
 * is the sum, piece by piece: what clipping and optimisers go over. Several threads may add at once, each to parameters of
 * its own.
 */
public final class Gradients {
  private final Map<Parameter, Matrix> sums = new ConcurrentHashMap<>();
  private final Map<Parameter, List<SparseRows>> rows = new ConcurrentHashMap<>();

  /** Those whose rows are one part of ours, in which no row repeats. */
  private final Set<Parameter> summed = ConcurrentHashMap.newKeySet();

  /**
   * A piece of a parameter's gradient: all of it, or one row of an embedding.
   *
   * @param gradient its numbers; changing them changes the gradient
   * @param firstRow the parameter's row to which the first of them belongs
   */
  public record Part(Matrix gradient, int firstRow) {
    /** The same piece, as a view, of the parameter's value or of any other matrix of its shape. */
    public Matrix of(Matrix whole) {
      return whole.rows(firstRow, firstRow + gradient.rows());
    }
  }

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

  /** Forgets everything that was added; the matrices are kept, so that the next step needs no new ones. */
  public void clear() {
    sums.values().forEach(sum -> sum.fill(0));
    rows.values().forEach(List::clear);
    summed.clear();
  }

  /** Adds {@code values}, row by row, to the rows {@code indices} of the parameter's gradient; index −1 adds nowhere. */
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
    summed.remove(parameter);
  }

  /** Adds what {@code other} has of a parameter; its collected rows are taken over, not copied. */
  public void add(Parameter parameter, Gradients other) {
    Matrix sum = other.sums.get(parameter);
    if (sum != null) {
      of(parameter).add(sum);
    }
    for (SparseRows part : other.rowsOf(parameter)) {
      addRows(parameter, part.indices(), part.values());
    }
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

  /**
   * The gradient in pieces, to be read or changed in place: no entry of the parameter is in two of them. That is one
   * piece for a dense parameter, one for each row of an embedding that was used, in ascending order, and none where
   * nothing was added. Collected rows are added up for that, into the dense sum if there is one.
   */
  public List<Part> parts(Parameter parameter) {
    if (hasDense(parameter)) {
      Matrix sum = of(parameter);
      rowsOf(parameter).forEach(part -> sum.scatterAdd(1, part.indices(), part.values()));
      rows.remove(parameter);
      return List.of(new Part(sum, 0));
    }
    if (rowsOf(parameter).isEmpty()) {
      return List.of();
    }
    if (summed.add(parameter)) {
      rows.put(parameter, new ArrayList<>(List.of(sumOfRows(parameter))));
    }
    SparseRows sum = rowsOf(parameter).get(0);
    return IntStream.range(0, sum.indices().length)
        .mapToObj(r -> new Part(sum.values().row(r), sum.indices()[r]))
        .toList();
  }

  /** The collected rows with repeated ones added up, in ascending order, in a matrix of its own. */
  private SparseRows sumOfRows(Parameter parameter) {
    Matrix value = parameter.value();
    int[] used =
        rowsOf(parameter).stream()
            .flatMapToInt(part -> Arrays.stream(part.indices()))
            .filter(index -> index != -1)
            .distinct()
            .sorted()
            .toArray();
    Matrix sum = Matrix.zeros(value.dtype(), used.length, value.columns());
    for (SparseRows part : rowsOf(parameter)) {
      int[] places =
          Arrays.stream(part.indices())
              .map(index -> index == -1 ? -1 : Arrays.binarySearch(used, index))
              .toArray();
      sum.scatterAdd(1, places, part.values());
    }
    return new SparseRows(used, sum);
  }
}
