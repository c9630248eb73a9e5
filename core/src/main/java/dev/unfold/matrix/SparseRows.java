package dev.unfold.matrix;

/**
 * Some rows of an otherwise zero matrix: the gradient of an embedding, of which a sentence uses only a few rows. A row that
 * occurs several times stands for the sum of its occurrences.
 *
 * @param indices the row numbers, one for each row of {@code values}
 * @param values N×C, one row for each index
 */
public record SparseRows(int[] indices, Matrix values) {
  /** Copies the indices. */
  public SparseRows {
    indices = indices.clone();
  }
}
