package dev.unfold.nn;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Panels;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.ShapeException;
import dev.unfold.matrix.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * The simple recurrent network, one direction: a feed-forward layer that also reads its own previous output.
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
 * <p>Initial values: Glorot uniform W, orthogonal U, b = 0, h0 = 0. Source: Elman 1990; with relu, Le et al. 2015.
 * PyTorch's {@code RNN} (tanh, relu) has two biases: b is their sum. Checked by {@code RnnTest} (numbers by hand,
 * numeric gradient, float32, invariants).
 *
 * <p>Derived in guide/layers/rnn.md.
 */
public final class Rnn implements Recurrent, HasTokenPart {
  private final Activation activation;
  private final Gate weights;
  private final InitialState h0;

  /**
   * A layer with the given weights.
   *
   * @throws ShapeException if h0 has another width than H
   */
  public Rnn(Activation activation, Gate weights, InitialState h0) {
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
    Gate weights = Gate.glorot(name, inputWidth, hidden, 0, dtype, random);
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
    return pass(x, batch, h0);
  }

  private Pass pass(Matrix x, Batch batch, InitialState h0) {
    Shapes.require("Rnn.forward", x, batch, weights.inputWidth());
    return new Pass(new GateInputs.Computed(x, batch.workspace()), batch, h0);
  }

  @Override
  public Optional<TokenPart> tokenPart() {
    return Optional.of(
        TokenPart.ofGates(
            List.of(weights), (inputs, batch) -> new Pass(inputs, batch, h0).output()));
  }

  /** One call. */
  public final class Pass implements Recurrent.Pass {
    private final GateInputs inputs;
    private final Batch batch;
    private final Workspace workspace;
    private final InitialState h0;
    private final States h;

    private Pass(GateInputs inputs, Batch batch, InitialState h0) {
      this.inputs = inputs;
      this.batch = batch;
      this.workspace = batch.workspace();
      this.h0 = h0;
      this.h = States.from(h0, batch);
      batch.blocks().forEach(this::forward);
    }

    private void forward(Batch.Block block) {
      inputs.sum(weights, h.tokens(), block); //  (1)  z = W x + … + b
      Panels u = weights.transposedU(workspace);
      for (int t = block.from(); t < block.to(); t++) {
        Matrix z = h.at(t).addProduct(h.previous(t), u); //   (1)  z = … + U h₋ + …
        activation.apply(z); //                             (2)  h = φ(z), in place of z
      }
    }

    @Override
    public Matrix backward(Matrix dOutput, Gradients into) {
      States dh = h.gradient("Rnn.backward", dOutput);
      Matrix x = inputs.x();
      Matrix dx = workspace.zeros(x.dtype(), x.rows(), x.columns());
      for (Batch.Block block : batch.blocksFromTheEnd()) {
        backward(block, dh);
        Matrix dz = block.of(dh.tokens()); // every dh has become a dz
        into.of(weights.u()).addTransposedProduct(dz, h.previous(block)); //  (1)  z = … + U h₋ + …
        into.of(weights.w()).addTransposedProduct(dz, block.of(x)); //        (1)  z = W x + …
        into.of(weights.b()).addColumnSums(dz); //                            (1)  z = … + b
        block.of(dx).addProduct(dz, weights.w().value()); //                  (1)  z = W x + …
      }
      h0.backward(dh.initial(), into);
      return dx;
    }

    private void backward(Batch.Block block, States dh) {
      for (int t = block.to() - 1; t >= block.from(); t--) {
        Matrix dz = activation.backward(dh.at(t), h.at(t)); //     (2)  h = φ(z); dz in place of dh
        weights.recurrentBackward(dz, dh.previous(t), workspace); // (1)  z = … + U h₋ + …
      }
    }

    /** The loss gradient of the pre-activation z at each step, N×H: what {@link #backward} sums over all tokens. */
    public Matrix stepGradients(Matrix dOutput) {
      States dh = h.gradient("Rnn.stepGradients", dOutput);
      batch.blocksFromTheEnd().forEach(block -> backward(block, dh));
      return dh.tokens();
    }

    @Override
    public Pass resume(Matrix x, Batch batch) {
      return pass(x, batch, h.carriedInto(batch));
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
