package dev.unfold.web.lab;

import dev.unfold.matrix.Matrix;
import java.util.List;

/**
 * A value that is used more than once: its gradient is the sum of those that come back from each use.
 *
 * @param name of the gradient
 * @param operands one for each use, with rows for all words
 * @param sum the gradient
 */
record Fork(String name, List<Operand> operands, Matrix sum) {
  /**
   * What comes back from one use.
   *
   * @param from {@code output}, {@code next}, {@code tanh}, …
   * @param title for people
   * @param rows N×H
   */
  record Operand(String from, String title, Matrix rows) {}
}
