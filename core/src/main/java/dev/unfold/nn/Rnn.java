package dev.unfold.nn;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Panels;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.ShapeException;
import dev.unfold.matrix.Workspace;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * The simple recurrent network, one direction: a feed-forward layer that also reads its own last output.
 *
 * <pre>{@code
 *   (1) z = W x + U h₋ + b        x : D    one token
 *   (2) h = φ(z)                  h : H    hidden state, h₋ at step t−1, h0 at the start
 *
 *       φ = σ, tanh or relu       W : H×D,  U : H×H,  b : H
 * }</pre>
 *
 * <p>Shapes: input N×D, output N×H; N = 0 is allowed. The code holds one row a token, so W v is {@code v·Wᵀ}. Cost:
 * N·H·(D+H) multiply-adds.
 *
 * <p>Initial values: Glorot uniform W, orthogonal U, b = 0, h0 = 0. Source: Elman 1990; with relu, Le et al. 2015. PyTorch's
 * {@code RNN} (tanh, relu) has two biases: b is their sum. Checked by {@code RnnTest} (numbers by hand, numeric
 * gradient, float32, invariants).
 *
 * <p>Derived in guide/layers/rnn.md.
 */
public final class Rnn implements Recurrent {
  private final Activation activation;
  private final Affine weights;
  private final InitialState h0;

  /**
   * A layer with the given weights.
   *
   * @throws ShapeException if h0 has another width than H
   */
  public Rnn(Activation activation, Affine weights, InitialState h0) {
    weights.requireAlike(h0);
    this.activation = activation;
    this.weights = weights;
    this.h0 = h0;
  }

  /** A new layer that starts from zero; its parameters are {@code name.w}, {@code name.u} and {@code name.b}. */
  public static Rnn glorot(
      String name,
      int inputWidth,
      int hidden,
      Activation activation,
      DType dtype,
      RandomGenerator random) {
    Affine weights = Affine.glorot(name, inputWidth, hidden, 0, dtype, random);
    return new Rnn(activation, weights, InitialState.zero(hidden, dtype));
  }

  /** The same layer, sharing its weights, with another initial state. */
  public Rnn startingFrom(InitialState h0) {
    return new Rnn(activation, weights, h0);
  }

  /** φ. */
  public Activation activation() {
    return activation;
  }

  @Override
  public List<Parameter> parameters() {
    return Stream.of(weights.parameters(), h0.parameters()).flatMap(List::stream).toList();
  }

  @Override
  public Pass forward(Matrix x, Batch batch) {
    return new Pass(x, batch, h0);
  }

  /** One call. */
  public final class Pass implements Recurrent.Pass {
    private final Matrix x;
    private final Batch batch;
    private final InitialState h0;
    private final States h;

    private Pass(Matrix x, Batch batch, InitialState h0) {
      weights.requireInput("Rnn.forward", x, batch);
      this.x = x;
      this.batch = batch;
      this.h0 = h0;
      this.h = States.from(h0, batch);
      Workspace workspace = batch.workspace();
      Panels w = workspace.transposedPanels(weights.w().value());
      forward(w, weights.transposedU(workspace), weights.b().value());
    }

    private void forward(Panels w, Panels u, Matrix b) {
      h.tokens().assignRow(b).addProduct(x, w); //         (1)  z = W x + … + b
      for (int t = 0; t < batch.steps(); t++) {
        Matrix z = h.at(t).addProduct(h.before(t), u); //  (1)  z = … + U h₋ + …
        activation.apply(z); //                            (2)  h = φ(z), in place of z
      }
    }

    @Override
    public Matrix backward(Matrix dOutput, Gradients into) {
      Matrix u = weights.u().value();
      States dh = h.gradient("Rnn.backward", dOutput);
      for (int t = batch.steps() - 1; t >= 0; t--) {
        Matrix dz = activation.backward(dh.at(t), h.at(t)); //  (2)  h = φ(z); dz in place of dh
        dh.before(t).addProduct(dz, u); //                      (1)  z = … + U h₋ + …
      }
      Matrix dz = dh.tokens(); //                                      every dh has become a dz
      into.of(weights.u()).addTransposedProduct(dz, h.previous()); //  (1)  z = … + U h₋ + …
      into.of(weights.w()).addTransposedProduct(dz, x); //             (1)  z = W x + …
      into.of(weights.b()).addColumnSums(dz); //                       (1)  z = … + b
      h0.backward(dh.initial(), into);
      return batch.workspace().product(dz, weights.w().value()); //    (1)  z = W x + …
    }

    @Override
    public Pass resume(Matrix x, Batch batch) {
      return new Pass(x, batch, h.carriedInto(batch));
    }

    @Override
    public Matrix output() {
      return h();
    }

    /** The hidden states, N×H. */
    public Matrix h() {
      return h.tokens();
    }
  }
}
