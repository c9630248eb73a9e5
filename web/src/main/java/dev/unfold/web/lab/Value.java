package dev.unfold.web.lab;

import dev.unfold.matrix.Matrix;
import java.util.List;
import java.util.Optional;

/**
 * A tensor of a pass, one row a word, and how its entries are computed.
 *
 * @param name {@code h}, {@code i.pre}, {@code dz}, …
 * @param title for people
 * @param role what it is in the network
 * @param range {@code unit}, {@code signed} or {@code free}
 * @param equation that gives it, or, for a gradient, that it inverts
 * @param nonlinearity applied to the sum of the operands; empty if there is none
 * @param preactivation the tensor before it; empty if there is none
 * @param recipe the operands of an entry
 */
public record Value(
    String name,
    String title,
    String role,
    String range,
    Equation equation,
    Matrix matrix,
    Optional<String> nonlinearity,
    Optional<String> preactivation,
    Recipe recipe) {
  /** The operands of one entry. */
  public interface Recipe {
    /** Those of column {@code k} at word {@code t}. */
    List<Term> operands(int t, int k);
  }

  /** A sum of products. */
  static Value sum(
      String name, String title, String role, Equation equation, Matrix matrix, Recipe recipe) {
    return new Value(
        name, title, role, "free", equation, matrix, Optional.empty(), Optional.empty(), recipe);
  }

  /** A non-linearity of the tensor {@code name.pre}. */
  static Value activated(
      String name, String title, String role, String f, Value pre, Matrix matrix) {
    String range = f.equals("sigmoid") ? "unit" : "signed";
    return new Value(
        name,
        title,
        role,
        range,
        pre.equation,
        matrix,
        Optional.of(f),
        Optional.of(pre.name),
        pre.recipe);
  }

  /** The same with another range. */
  Value in(String other) {
    return new Value(
        name, title, role, other, equation, matrix, nonlinearity, preactivation, recipe);
  }

  /** The same with another equation. */
  Value by(Equation other) {
    return new Value(name, title, role, range, other, matrix, nonlinearity, preactivation, recipe);
  }

  /** The same, computed by a function that is not a sum of the operands. */
  Value through(String f) {
    return new Value(
        name, title, role, range, equation, matrix, Optional.of(f), preactivation, recipe);
  }
}
