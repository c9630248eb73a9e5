package dev.unfold.check;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.nn.Batch;
import dev.unfold.nn.Layer;
import java.util.List;
import java.util.random.RandomGenerator;

/** h = tanh(W x + U h₋ + b) with a right forward pass; the backward pass has one typical mistake. */
record WrongRnn(Mistake mistake, Parameter w, Parameter u, Parameter b) implements Layer {
  enum Mistake {
    NONE,
    SIGN_OF_THE_DERIVATIVE,
    NO_CARRY,
    NO_SUM_OVER_TIME,
    TRANSPOSED_CARRY,
    TRANSPOSED_GRADIENT,
    OVERWRITES,
    NO_DERIVATIVE,
    CARRY_TO_THE_WRONG_SENTENCE,
    DX_OF_THE_NEXT_STEP
  }

  static WrongRnn draw(
      Mistake mistake, int inputWidth, int hidden, DType dtype, RandomGenerator random) {
    return new WrongRnn(
        mistake,
        new Parameter("w", Matrix.uniform(dtype, hidden, inputWidth, -0.7, 0.7, random)),
        new Parameter("u", Matrix.uniform(dtype, hidden, hidden, -0.7, 0.7, random)),
        new Parameter("b", Matrix.uniform(dtype, 1, hidden, -0.7, 0.7, random)));
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(w, u, b);
  }

  @Override
  public Pass forward(Matrix x, Batch batch) {
    Matrix h = x.timesTransposed(w.value()).addRow(b.value());
    for (int t = 0; t < batch.steps(); t++) {
      if (t > 0) {
        batch.at(h, t).addProductTransposed(previous(h, batch, t), u.value());
      }
      batch.at(h, t).tanh();
    }
    return new Pass() {
      @Override
      public Matrix output() {
        return h;
      }

      @Override
      public Matrix backward(Matrix dOutput, Gradients into) {
        return WrongRnn.this.backward(x, batch, h, dOutput, into);
      }
    };
  }

  private static Matrix previous(Matrix h, Batch batch, int t) {
    return h.rows(batch.start(t - 1), batch.start(t - 1) + batch.width(t));
  }

  private Matrix backward(Matrix x, Batch batch, Matrix h, Matrix dOutput, Gradients into) {
    Matrix dz = dOutput.copy();
    for (int t = batch.steps() - 1; t >= 0; t--) {
      Matrix dzt = batch.at(dz, t);
      if (mistake != Mistake.NO_DERIVATIVE) {
        dzt.tanhBackward(batch.at(h, t));
      }
      if (mistake == Mistake.SIGN_OF_THE_DERIVATIVE) {
        dzt.addScaled(2, batch.at(h, t).copy().multiply(batch.at(h, t)).multiply(dzt));
      }
      if (t > 0) {
        carry(dzt, previous(dz, batch, t), dz.rows(batch.start(t - 1), batch.end(t - 1)));
      }
    }
    sums(x, batch, h, dz, into);
    if (mistake == Mistake.DX_OF_THE_NEXT_STEP) {
      return dz.gather(batch.next()).times(w.value());
    }
    return dz.times(w.value());
  }

  private void carry(Matrix dzt, Matrix dhPrev, Matrix dhOfPreviousStep) {
    switch (mistake) {
      case NO_CARRY -> {}
      case TRANSPOSED_CARRY -> dhPrev.addProductTransposed(dzt, u.value());
      case CARRY_TO_THE_WRONG_SENTENCE ->
          dhOfPreviousStep
              .rows(dhOfPreviousStep.rows() - dzt.rows(), dhOfPreviousStep.rows())
              .addProduct(dzt, u.value());
      default -> dhPrev.addProduct(dzt, u.value());
    }
  }

  private void sums(Matrix x, Batch batch, Matrix h, Matrix dz, Gradients into) {
    Matrix hPrev = h.gather(batch.previous());
    boolean first = mistake == Mistake.NO_SUM_OVER_TIME && batch.steps() > 0;
    int rows = first ? batch.end(0) : batch.tokens();
    if (mistake == Mistake.OVERWRITES) {
      parameters().forEach(parameter -> into.of(parameter).fill(0));
    }
    if (mistake == Mistake.TRANSPOSED_GRADIENT) {
      into.of(u).addTransposedProduct(hPrev, dz);
    } else {
      into.of(u).addTransposedProduct(dz, hPrev);
    }
    into.of(w).addTransposedProduct(dz.rows(0, rows), x.rows(0, rows));
    into.of(b).addColumnSums(dz.rows(0, rows));
  }
}
