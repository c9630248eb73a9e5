package dev.unfold.matrix;

import dev.unfold.matrix.internal.Storage;

/** The operations of a {@link Matrix} that go entry by entry, or row by row; they change the matrix and return it. */
abstract sealed class ElementWise extends Entries permits Matrix {
  ElementWise(DType dtype, int rows, int columns, int start, Storage numbers) {
    super(dtype, rows, columns, start, numbers);
  }

  /** Copies the numbers of another matrix of this shape and type into this one. */
  public Matrix assign(Matrix other) {
    requireSame("assign", other);
    numbers.copy(size(), other.numbers, other.start, start);
    return self();
  }

  /** Sets every entry to {@code value}. */
  public Matrix fill(double value) {
    numbers.fill(size(), value, start);
    return self();
  }

  /** this += α·X. */
  public Matrix addScaled(double alpha, Matrix x) {
    requireSame("addScaled", x);
    numbers.addScaled(size(), alpha, x.numbers, x.start, start);
    return self();
  }

  /** this += X. */
  public Matrix add(Matrix x) {
    return addScaled(1, x);
  }

  /** Row r of this = the row b, 1×C. */
  public Matrix assignRow(int r, Matrix b) {
    require("assignRow", b.rows == 1 && b.columns == columns, self(), "= row", b);
    numbers.copy(columns, b.numbers, b.start, index("assignRow", r));
    return self();
  }

  /** Every row of this = the row b, 1×C. */
  public Matrix assignRow(Matrix b) {
    require("assignRow", b.rows == 1 && b.columns == columns, self(), "= row", b);
    for (int r = 0; r < rows; r++) {
      numbers.copy(columns, b.numbers, b.start, start + r * columns);
    }
    return self();
  }

  /** Every row of this += the row b, 1×C. */
  public Matrix addRow(Matrix b) {
    require("addRow", b.rows == 1 && b.columns == columns, self(), "+ row", b);
    for (int r = 0; r < rows; r++) {
      numbers.addScaled(columns, 1, b.numbers, b.start, start + r * columns);
    }
    return self();
  }

  /** This row, 1×C, += the sum of the rows of X: the backward pass of {@link #addRow}. */
  public Matrix addColumnSums(Matrix x) {
    require("addColumnSums", rows == 1 && x.columns == columns, self(), "+ sums of", x);
    for (int r = 0; r < x.rows; r++) {
      numbers.addScaled(columns, 1, x.numbers, x.start + r * columns, start);
    }
    return self();
  }

  /** this = this ⊙ X. */
  public Matrix multiply(Matrix x) {
    requireSame("multiply", x);
    numbers.multiply(size(), x.numbers, x.start, start);
    return self();
  }

  /** this += A ⊙ B. */
  public Matrix addMultiplied(Matrix a, Matrix b) {
    requireSame("addMultiplied", a);
    requireSame("addMultiplied", b);
    numbers.addMultiplied(size(), a.numbers, a.start, b.numbers, b.start, start);
    return self();
  }

  /** this = this ⊘ X: every entry divided by that of X. */
  public Matrix divide(Matrix x) {
    requireSame("divide", x);
    numbers.divide(size(), x.numbers, x.start, start);
    return self();
  }

  /** this = α·this. */
  public Matrix scale(double alpha) {
    numbers.scale(size(), alpha, start);
    return self();
  }

  /** this += α in every entry. */
  public Matrix shift(double alpha) {
    numbers.shift(size(), alpha, start);
    return self();
  }

  /** Limits every entry to the range from −limit to limit. */
  public Matrix clip(double limit) {
    numbers.clip(size(), limit, start);
    return self();
  }

  /** this = √this, entry by entry. */
  public Matrix sqrt() {
    numbers.sqrt(size(), start);
    return self();
  }

  /** this = σ(this), entry by entry: σ(x) = 1 / (1 + e^−x). */
  public Matrix sigmoid() {
    numbers.sigmoid(size(), start);
    return self();
  }

  /** this = tanh(this), entry by entry. */
  public Matrix tanh() {
    numbers.tanh(size(), start);
    return self();
  }

  /** this = max(this, 0), entry by entry. */
  public Matrix relu() {
    numbers.relu(size(), start);
    return self();
  }

  /** this = e^this, entry by entry. */
  public Matrix exp() {
    numbers.exp(size(), start);
    return self();
  }

  /** this = this ⊙ h ⊙ (1 − h): turns dL/dh into dL/dz where h = σ(z). */
  public Matrix sigmoidBackward(Matrix h) {
    requireSame("sigmoidBackward", h);
    numbers.sigmoidBackward(size(), h.numbers, h.start, start);
    return self();
  }

  /** this = this ⊙ (1 − h ⊙ h): turns dL/dh into dL/dz where h = tanh(z). */
  public Matrix tanhBackward(Matrix h) {
    requireSame("tanhBackward", h);
    numbers.tanhBackward(size(), h.numbers, h.start, start);
    return self();
  }

  /** this = this where h > 0, else 0: turns dL/dh into dL/dz where h = max(z, 0). */
  public Matrix reluBackward(Matrix h) {
    requireSame("reluBackward", h);
    numbers.reluBackward(size(), h.numbers, h.start, start);
    return self();
  }

  /** Every row s becomes log softmax(s) = s − log Σ e^s; the row's largest entry is subtracted first, so that nothing overflows. */
  public Matrix logSoftmax() {
    numbers.logSoftmax(rows, columns, start);
    return self();
  }
}
