package dev.unfold.model;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.ShapeException;
import dev.unfold.nn.Crf;
import dev.unfold.nn.Layer;
import dev.unfold.nn.Linear;
import dev.unfold.nn.Shapes;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Where the weights of a network come from: drawn anew, or given under their names. */
public sealed interface Weights {
  /** Vectors of an embedding, {@code rows}×{@code width}, all of the expected squared length: parameter {@code name.w}. */
  Parameter vectors(String name, int rows, int width, double squaredLength);

  /** One direction of a recurrent layer. */
  Layer direction(Cell cell, String name, int input, int hidden);

  /** A linear map with a bias: parameters {@code name.w} and {@code name.b}. */
  Linear linear(String name, int input, int output);

  /** A conditional random field: parameters {@code name.transitions}, {@code name.start} and {@code name.end}. */
  Crf crf(String name, int tags);

  /**
   * New weights.
   *
   * @param dtype their type
   * @param random what they are drawn from
   */
  record Initialised(DType dtype, RandomGenerator random) implements Weights {
    @Override
    public Parameter vectors(String name, int rows, int width, double squaredLength) {
      double bound = Math.sqrt(3 * squaredLength / width);
      return new Parameter(name + ".w", Matrix.uniform(dtype, rows, width, -bound, bound, random));
    }

    @Override
    public Layer direction(Cell cell, String name, int input, int hidden) {
      return cell.direction(name, input, hidden, dtype, random);
    }

    @Override
    public Linear linear(String name, int input, int output) {
      return Linear.glorot(name, input, output, dtype, random);
    }

    @Override
    public Crf crf(String name, int tags) {
      return Crf.zeros(name, tags, dtype);
    }
  }

  /**
   * Weights that are there already; they are taken over, not copied.
   *
   * @param dtype their type
   * @param tensors by the names of their parameters
   */
  record Loaded(DType dtype, Map<String, Matrix> tensors) implements Weights {
    @Override
    public Parameter vectors(String name, int rows, int width, double squaredLength) {
      return parameter(name + ".w", rows, width);
    }

    @Override
    public Layer direction(Cell cell, String name, int input, int hidden) {
      return cell.direction(name, input, hidden, this);
    }

    @Override
    public Linear linear(String name, int input, int output) {
      return new Linear(parameter(name + ".w", output, input), parameter(name + ".b", 1, output));
    }

    @Override
    public Crf crf(String name, int tags) {
      return new Crf(
          name,
          parameter(name + ".transitions", tags, tags).value(),
          parameter(name + ".start", 1, tags).value(),
          parameter(name + ".end", 1, tags).value());
    }

    /**
     * The parameter of that name.
     *
     * @throws ShapeException if there is none, or one of another shape or type
     */
    Parameter parameter(String name, int rows, int columns) {
      Matrix tensor = tensors.get(name);
      if (tensor == null) {
        throw new ShapeException("tensor " + name + " is missing, found " + tensors.keySet());
      }
      Shapes.require("tensor " + name, tensor, rows, columns, dtype);
      return new Parameter(name, tensor);
    }
  }
}
