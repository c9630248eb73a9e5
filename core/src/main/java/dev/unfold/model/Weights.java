package dev.unfold.model;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.ShapeException;
import dev.unfold.nn.Crf;
import dev.unfold.nn.Dropout;
import dev.unfold.nn.Linear;
import dev.unfold.nn.Recurrent;
import dev.unfold.nn.Shapes;
import dev.unfold.nn.TransformerEncoder;
import dev.unfold.nn.TransformerSize;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Source of a network's weights: drawn at random, or loaded by name. */
public sealed interface Weights {
  /** Vectors of an embedding, {@code rows}×{@code width}, each with the expected squared length: parameter {@code name.w}. */
  Parameter vectors(String name, int rows, int width, double squaredLength);

  /** One direction of a recurrent layer. */
  Recurrent direction(Cell cell, String name, int input, int hidden);

  /** A transformer's encoder; causal if its tokens see themselves and earlier ones alone. */
  TransformerEncoder transformer(
      String name, TransformerSize size, Dropout dropout, boolean causal);

  /** A linear map with a bias: parameters {@code name.w} and {@code name.b}. */
  Linear linear(String name, int input, int output);

  /** A conditional random field: parameters {@code name.transitions}, {@code name.start} and {@code name.end}. */
  Crf crf(String name, int tags);

  /**
   * New weights.
   *
   * @param dtype their number type
   * @param random the source of all draws
   * @param glorotVectors whether vectors are Glorot uniform, as the lab starts them, in place of the expected length
   */
  record Initialised(DType dtype, RandomGenerator random, boolean glorotVectors)
      implements Weights {
    /** Weights whose vectors have the expected length. */
    public Initialised(DType dtype, RandomGenerator random) {
      this(dtype, random, false);
    }

    @Override
    public Parameter vectors(String name, int rows, int width, double squaredLength) {
      if (glorotVectors) {
        return new Parameter(name + ".w", Matrix.glorot(dtype, rows, width, random));
      }
      double bound = Math.sqrt(3 * squaredLength / width);
      return new Parameter(name + ".w", Matrix.uniform(dtype, rows, width, -bound, bound, random));
    }

    @Override
    public Recurrent direction(Cell cell, String name, int input, int hidden) {
      return cell.glorot(name, input, hidden, dtype, random);
    }

    @Override
    public TransformerEncoder transformer(
        String name, TransformerSize size, Dropout dropout, boolean causal) {
      return causal
          ? TransformerEncoder.causal(name, size, dropout, dtype, random)
          : TransformerEncoder.glorot(name, size, dropout, dtype, random);
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
   * Loaded weights, used without a copy except in a transformer.
   *
   * @param dtype their number type
   * @param tensors the weights by parameter name
   */
  record Loaded(DType dtype, Map<String, Matrix> tensors) implements Weights {
    @Override
    public Parameter vectors(String name, int rows, int width, double squaredLength) {
      return parameter(name + ".w", rows, width);
    }

    @Override
    public Recurrent direction(Cell cell, String name, int input, int hidden) {
      return cell.loaded(new Cell.Gates(name, input, hidden, this));
    }

    /** The weights are copied into a new encoder. */
    @Override
    public TransformerEncoder transformer(
        String name, TransformerSize size, Dropout dropout, boolean causal) {
      TransformerEncoder encoder =
          new Initialised(dtype, new SplittableRandom(0)).transformer(name, size, dropout, causal);
      for (Parameter parameter : encoder.parameters()) {
        Matrix value = parameter.value();
        value.assign(parameter(parameter.name(), value.rows(), value.columns()).value());
      }
      return encoder;
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
     * @throws ShapeException if it is missing, or has another shape or number type
     */
    public Parameter parameter(String name, int rows, int columns) {
      Matrix tensor = tensors.get(name);
      if (tensor == null) {
        throw new ShapeException("tensor " + name + " is missing, found " + tensors.keySet());
      }
      Shapes.require("tensor " + name, tensor, rows, columns, dtype);
      return new Parameter(name, tensor);
    }
  }
}
