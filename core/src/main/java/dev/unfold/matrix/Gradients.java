package dev.unfold.matrix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
  /** Entries of a piece: with what an optimiser remembers of them, some seven times as many, they fit the nearer caches. */
  private static final int PIECE = 4096;

  private final Map<Parameter, Sum> sums = Collections.synchronizedMap(new IdentityHashMap<>());
  private final Map<Parameter, List<SparseRows>> rows =
      Collections.synchronizedMap(new IdentityHashMap<>());

  /** Those whose rows are one part of ours, in which no row repeats. */
  private final Set<Parameter> summed =
      Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

  /** A piece of a parameter's gradient: some of its rows, few enough that what is done with them stays in the cache. */
  public sealed interface Part {
    /** The numbers; changing them changes the gradient. */
    Matrix gradient();

    /** The same rows of the parameter's value, or of any other matrix of its shape: to be changed and {@link #put} back. */
    Matrix take(Matrix whole);

    /** Puts rows back where {@link #take} found them. */
    void put(Matrix rows, Matrix whole);
  }

  /**
   * Rows that follow each other.
   *
   * @param gradient the numbers
   * @param firstRow where they begin
   */
  private record Block(Matrix gradient, int firstRow) implements Part {
    @Override
    public Matrix take(Matrix whole) {
      return whole.rows(firstRow, firstRow + gradient.rows());
    }

    /** What was taken is a view: it is in its place. */
    @Override
    public void put(Matrix rows, Matrix whole) {}
  }

  /**
   * Rows here and there.
   *
   * @param gradient the numbers
   * @param places where they are, ascending
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

  /** A dense sum. What was forgotten is made zero when it is needed, so that it is then in the nearer caches. */
  private static final class Sum {
    private final Matrix matrix;
    private boolean forgotten;

    Sum(Matrix value) {
      matrix = Matrix.zeros(value.dtype(), value.rows(), value.columns());
    }

    Matrix matrix() {
      if (forgotten) {
        matrix.fill(0);
        forgotten = false;
      }
      return matrix;
    }
  }

  /** The sum of the gradient of a dense parameter so far, to be added to in place; the parameter's shape. */
  public Matrix of(Parameter parameter) {
    Sum sum = sums.get(parameter);
    if (sum == null) {
      sum = new Sum(parameter.value());
      sums.put(parameter, sum);
    }
    return sum.matrix();
  }

  /** Forgets everything that was added; the matrices are kept, so that the next step needs no new ones. */
  public void clear() {
    sums.values().forEach(sum -> sum.forgotten = true);
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
    Sum sum = other.sums.get(parameter);
    if (sum != null && !sum.forgotten) {
      of(parameter).add(sum.matrix);
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
   * The gradient in pieces, to be read or changed in place: no entry of the parameter is in two of them. All rows of a
   * dense parameter, in order; of an embedding those that were used, in ascending order; none where nothing was added.
   * Collected rows are added up for that, into the dense sum if there is one.
   */
  public List<Part> parts(Parameter parameter) {
    if (hasDense(parameter)) {
      Matrix sum = of(parameter);
      rowsOf(parameter).forEach(part -> sum.scatterAdd(1, part.indices(), part.values()));
      rows.remove(parameter);
      return pieces(sum, (from, to) -> new Block(sum.rows(from, to), from));
    }
    if (rowsOf(parameter).isEmpty()) {
      return List.of();
    }
    if (summed.add(parameter)) {
      rows.put(parameter, new ArrayList<>(List.of(sumOfRows(parameter))));
    }
    SparseRows sum = rowsOf(parameter).get(0);
    return pieces(
        sum.values(),
        (from, to) ->
            new Scattered(
                sum.values().rows(from, to), Arrays.copyOfRange(sum.indices(), from, to)));
  }

  private interface Piece {
    Part of(int from, int to);
  }

  private static List<Part> pieces(Matrix gradient, Piece piece) {
    int rows = Math.max(1, PIECE / Math.max(1, gradient.columns()));
    List<Part> parts = new ArrayList<>(1 + gradient.rows() / rows);
    for (int from = 0; from < gradient.rows(); from += rows) {
      parts.add(piece.of(from, Math.min(gradient.rows(), from + rows)));
    }
    return parts;
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
