package dev.unfold.cli.explore;

import dev.unfold.matrix.Matrix;
import java.util.Locale;

/** A matrix as text: its shape, and the entries of its first rows and columns. */
final class MatrixText {
  private static final int ROWS = 12;
  private static final int COLUMNS = 10;

  private MatrixText() {}

  /** The text; a large matrix is cut, with … where entries are left out. */
  static String of(Matrix x) {
    StringBuilder text = new StringBuilder(x.toString());
    for (int r = 0; r < Math.min(x.rows(), ROWS); r++) {
      text.append(System.lineSeparator()).append(row(x, r));
    }
    if (x.rows() > ROWS) {
      text.append(System.lineSeparator())
          .append("  … ")
          .append(x.rows() - ROWS)
          .append(" more rows");
    }
    return text.toString();
  }

  private static String row(Matrix x, int r) {
    StringBuilder text = new StringBuilder();
    for (int k = 0; k < Math.min(x.columns(), COLUMNS); k++) {
      text.append(String.format(Locale.ROOT, " %10.4g", x.get(r, k)));
    }
    return x.columns() > COLUMNS ? text.append(" …").toString() : text.toString();
  }
}
