package dev.unfold.nn;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.ShapeException;
import java.util.List;

/** The hidden state before a sentence's first token, and where its gradient goes. */
public sealed interface InitialState {
  /** H, the state's width. */
  int width();

  /** The type of the state's numbers. */
  DType dtype();

  /** Sets the states of B sentences, B×H. */
  void assignTo(Matrix states);

  /** Adds the gradient of a learnt state to {@code into}, given the loss gradient of the states, B×H; a constant has none. */
  void backward(Matrix dStates, Gradients into);

  /** The learnt parameter, if there is one. */
  List<Parameter> parameters();

  /** Zero for every sentence. */
  static InitialState zero(int width, DType dtype) {
    return new Zero(width, dtype);
  }

  /** One learnt state for all sentences; its initial value is zero. */
  static InitialState learnt(String name, int width, DType dtype) {
    return new Learnt(new Parameter(name, Matrix.zeros(dtype, 1, width)));
  }

  /** Given states, B×H, one row a sentence in packed order. They count as constants, even if they were computed. */
  static InitialState given(Matrix states) {
    return new Given(states);
  }

  /**
   * Zero.
   *
   * @param width H
   * @param dtype of the layer
   */
  record Zero(int width, DType dtype) implements InitialState {
    @Override
    public void assignTo(Matrix states) {
      states.fill(0);
    }

    @Override
    public void backward(Matrix dStates, Gradients into) {}

    @Override
    public List<Parameter> parameters() {
      return List.of();
    }
  }

  /**
   * The same learnt row for every sentence.
   *
   * @param row 1×H
   */
  record Learnt(Parameter row) implements InitialState {
    /** Checks that there is one row. */
    public Learnt {
      if (row.value().rows() != 1) {
        throw new ShapeException(
            "InitialState: " + row.name() + " is " + row.value().shape() + ", expected 1×H");
      }
    }

    @Override
    public int width() {
      return row.value().columns();
    }

    @Override
    public DType dtype() {
      return row.value().dtype();
    }

    @Override
    public void assignTo(Matrix states) {
      states.assignRow(row.value());
    }

    @Override
    public void backward(Matrix dStates, Gradients into) {
      into.of(row).addColumnSums(dStates); // B uses of one row add up
    }

    @Override
    public List<Parameter> parameters() {
      return List.of(row);
    }
  }

  /**
   * Constants.
   *
   * @param states B×H
   */
  record Given(Matrix states) implements InitialState {
    @Override
    public int width() {
      return states.columns();
    }

    @Override
    public DType dtype() {
      return states.dtype();
    }

    @Override
    public void assignTo(Matrix first) {
      if (first.rows() != states.rows()) {
        throw new ShapeException(
            "InitialState: given as "
                + states.shape()
                + ", the batch has "
                + first.rows()
                + " rows");
      }
      first.assign(states);
    }

    @Override
    public void backward(Matrix dStates, Gradients into) {}

    @Override
    public List<Parameter> parameters() {
      return List.of();
    }
  }
}
