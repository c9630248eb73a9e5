package dev.unfold.web.lab;

import dev.unfold.matrix.Matrix;
import java.util.ArrayList;
import java.util.List;

/** Collects the operands of one number. Rows without a step, such as h at step −1, are left out. */
final class Operands {
  private final List<Term> terms = new ArrayList<>();

  /** One entry of W x: Σ_j W[k,j] x[t,j]. */
  Operands product(String w, Matrix matrix, int k, String x, Matrix rows, int t) {
    return sum(w + "[" + k + ",j]", w + "[" + k + ",", matrix.row(k), "]", x, rows, t);
  }

  /** One entry of Wᵀ d: Σ_j W[j,k] d[t,j]. */
  Operands transposedProduct(String w, Matrix matrix, int k, String d, Matrix rows, int t) {
    Matrix column = matrix.columns(k, k + 1).transposed();
    return sum(w + "[j," + k + "]", w + "[", column, "," + k + "]", d, rows, t);
  }

  private Operands sum(
      String weights, String before, Matrix w, String after, String x, Matrix rows, int t) {
    if (t < 0 || t >= rows.rows()) {
      return this;
    }
    String sum = "Σ_j " + weights + " " + x + "[" + t + ",j]";
    for (int j = 0; j < w.columns(); j++) {
      double left = w.get(0, j);
      double right = rows.get(t, j);
      String name = x + "[" + t + "," + j + "]";
      terms.add(new Term(sum, before + j + after, left, name, right, left * right));
    }
    return this;
  }

  /** One entry alone. */
  Operands entry(String name, Matrix matrix, int row, int column) {
    if (row < 0 || row >= matrix.rows()) {
      return this;
    }
    String entry = name + "[" + row + "," + column + "]";
    double value = matrix.get(row, column);
    terms.add(new Term(entry, entry, value, "", 1, value));
    return this;
  }

  /** Any product of two numbers, by name. */
  Operands times(String left, double leftValue, String right, double rightValue) {
    String sum = left + " · " + right;
    terms.add(new Term(sum, left, leftValue, right, rightValue, leftValue * rightValue));
    return this;
  }

  List<Term> terms() {
    return List.copyOf(terms);
  }

  /** {@code h[4,2]}. */
  static String at(String name, int t, int k) {
    return name + "[" + t + "," + k + "]";
  }
}
