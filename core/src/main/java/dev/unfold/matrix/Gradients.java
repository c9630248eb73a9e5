package dev.unfold.matrix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The gradient of a loss with respect to each of a list of parameters.
 *
 * <p>A gradient is a sum: each use of a parameter adds its share (the T copies of a recurrent weight, every occurrence of a
 * repeated word). A dense parameter has a matrix of its shape, zero until something is added. Rows of an embedding are
 * collected one by one and become a dense matrix only in {@link #dense}. Clipping and optimisers go through the sum in {@link
 * #parts}. Several threads may add at the same time, each to its own parameters.
 */
public final class Gradients {
  /** Entries of a part. With the optimiser's state, about seven times as many numbers, they fit into the nearer caches. */
  private static final int PART_SIZE = 4096;

  private final Map<Parameter, Sum> sums = Collections.synchronizedMap(new IdentityHashMap<>());
  private final Map<Parameter, List<SparseRows>> rows =
      Collections.synchronizedMap(new IdentityHashMap<>());

  /** Parameters whose sparse rows have been merged, so that no row repeats. */
  private final Set<Parameter> summed =
      Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

  /** Some rows of a parameter's gradient, few enough to stay in the cache while an optimiser works on them. */
  public sealed interface Part {
    /** The numbers; changing them changes the gradient. */
    Matrix gradient();

    /** The same rows of {@code whole}, the parameter's value or another matrix of its shape, to be changed and {@link #put} back. */
    Matrix take(Matrix whole);

    /** Puts rows back where {@link #take} found them. */
    void put(Matrix rows, Matrix whole);
  }

  /**
   * Consecutive rows.
   *
   * @param gradient the numbers
   * @param firstRow the number of the first row
   */
  private record Block(Matrix gradient, int firstRow) implements Part {
    @Override
    public Matrix take(Matrix whole) {
      return whole.rows(firstRow, firstRow + gradient.rows());
    }

    /** Nothing to do: {@link #take} gave a view. */
    @Override
    public void put(Matrix rows, Matrix whole) {}
  }

  /**
   * Rows that need not be consecutive.
   *
   * @param gradient the numbers
   * @param places the numbers of the rows, ascending
   */
  private record Scattered(Matrix gradient, int[] places) implements Part {
    @Override
    public Matrix take(Matrix whole) {
      return whole.gather(places);
    }

    @Override
    public void put(Matrix rows, Matrix whole) {
      whole.scatter(places, rows);
    }
  }

  /** A dense sum. After {@link #clear} it is zeroed lazily, on next use, so that it is in cache when written. */
  private static final class Sum {
    private final Matrix matrix;
    private boolean cleared;

    Sum(Matrix value) {
      matrix = Matrix.zeros(value.dtype(), value.rows(), value.columns());
    }

    Matrix matrix() {
      if (cleared) {
        matrix.fill(0);
        cleared = false;
      }
      return matrix;
    }
  }

  /** The gradient of a dense parameter so far, of the parameter's shape, to be added to in place. */
  public Matrix of(Parameter parameter) {
    Sum sum = sums.get(parameter);
    if (sum == null) {
      sum = new Sum(parameter.value());
      sums.put(parameter, sum);
    }
    return sum.matrix();
  }

  /** Makes every gradient zero; the matrices are kept and reused. */
  public void clear() {
    sums.values().forEach(sum -> sum.cleared = true);
    rows.values().forEach(List::clear);
    summed.clear();
  }

  /**
   * Adds row r of {@code values} to row {@code indices[r]} of the parameter's gradient, for every r; rows with index −1 are
   * left out.
   *
   * @throws ShapeException if there are not as many values as indices, or the values differ in width or type from the parameter
   */
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

  /** Adds the gradient that {@code other} has of a parameter. Its collected rows are shared, not copied. */
  public void add(Parameter parameter, Gradients other) {
    Sum sum = other.sums.get(parameter);
    if (sum != null && !sum.cleared) {
      of(parameter).add(sum.matrix);
    }
    for (SparseRows part : other.rowsOf(parameter)) {
      addRows(parameter, part.indices(), part.values());
    }
  }

  /** The collected rows of an embedding's gradient, in the order in which they were added; empty for a dense parameter. */
  public List<SparseRows> rowsOf(Parameter parameter) {
    return rows.getOrDefault(parameter, List.of());
  }

  /** Whether the parameter has a dense sum. */
  public boolean hasDense(Parameter parameter) {
    return sums.containsKey(parameter);
  }

  /** The whole gradient of a parameter, collected rows included, as a new matrix of its shape. */
  public Matrix dense(Parameter parameter) {
    Matrix value = parameter.value();
    Matrix result =
        hasDense(parameter)
            ? of(parameter).copy()
            : Matrix.zeros(value.dtype(), value.rows(), value.columns());
    for (SparseRows part : rowsOf(parameter)) {
      result.scatterAdd(1, part.indices(), part.values());
    }
    return result;
  }

  /**
   * The gradient in parts, to be read or changed in place; no entry of the parameter is in two of them. The parts cover all
   * rows of a dense parameter, in order, and the used rows of an embedding, ascending; there are none if nothing was added.
   * Collected rows are merged first, into the dense sum if there is one.
   */
  public List<Part> parts(Parameter parameter) {
    if (hasDense(parameter)) {
      Matrix sum = of(parameter);
      rowsOf(parameter).forEach(part -> sum.scatterAdd(1, part.indices(), part.values()));
      rows.remove(parameter);
      return split(sum, (from, to) -> new Block(sum.rows(from, to), from));
    }
    if (rowsOf(parameter).isEmpty()) {
      return List.of();
    }
    if (summed.add(parameter)) {
      rows.put(parameter, new ArrayList<>(List.of(sumOfRows(parameter))));
    }
    SparseRows sum = rowsOf(parameter).get(0);
    return split(
        sum.values(),
        (from, to) ->
            new Scattered(
                sum.values().rows(from, to), Arrays.copyOfRange(sum.indices(), from, to)));
  }

  private interface PartOfRows {
    Part of(int from, int to);
  }

  private static List<Part> split(Matrix gradient, PartOfRows part) {
    int rows = Math.max(1, PART_SIZE / Math.max(1, gradient.columns()));
    List<Part> parts = new ArrayList<>(1 + gradient.rows() / rows);
    for (int from = 0; from < gradient.rows(); from += rows) {
      parts.add(part.of(from, Math.min(gradient.rows(), from + rows)));
    }
    return parts;
  }

  /** The collected rows in ascending order, repeated ones added up, as a new matrix. */
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

  /** The names and shapes of the parameters that have a gradient. */
  @Override
  public String toString() {
    Set<Parameter> all = Collections.newSetFromMap(new IdentityHashMap<>());
    all.addAll(sums.keySet());
    all.addAll(rows.keySet());
    return all.stream()
        .map(parameter -> "d" + parameter.name() + " " + parameter.value().shape())
        .sorted()
        .collect(Collectors.joining(", ", "gradients: ", ""));
  }
}
