package dev.unfold.nn;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.FusedCells;
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
 * Long short-term memory, one direction, without peepholes.
 *
 * <pre>{@code
 *   (1) i = σ(Wi x + Ui h₋ + bi)      x : D    one token
 *   (2) f = σ(Wf x + Uf h₋ + bf)      h : H    hidden state, h₋ at step t−1, h0 at the start
 *   (3) g = tanh(Wg x + Ug h₋ + bg)   c : H    cell state, c₋ at step t−1, c0 at the start
 *   (4) o = σ(Wo x + Uo h₋ + bo)      W : H×D,  U : H×H,  b : H
 *   (5) c = f ⊙ c₋ + i ⊙ g
 *   (6) h = o ⊙ tanh(c)
 * }</pre>
 *
 * <p>Shapes: input N×D, output N×H; N = 0 is allowed. Cost: 4·N·H·(D+H) multiply-adds.
 *
 * <p>Initial values: Glorot uniform W, orthogonal U, b = 0 but bf = 1 (Jozefowicz et al. 2015), h0 = c0 = 0. Source:
 * Hochreiter and Schmidhuber 1997; forget gate, Gers et al. 2000. PyTorch's {@code LSTM} has two biases for each gate:
 * b is their sum; the order of gates i f g o is the same. Checked by {@code LstmTest} (numbers by hand, numeric
 * gradient, float32, invariants).
 *
 * <p>Derived in guide/layers/lstm.md.
 */
public final class Lstm implements Recurrent, HasTokenPart {
  private final Gate input;
  private final Gate forget;
  private final Gate candidate;
  private final Gate output;
  private final InitialState h0;
  private final InitialState c0;

  /**
   * A layer with the given gates: i, f, g, o.
   *
   * @throws ShapeException if the gates or the initial states have different widths
   */
  public Lstm(
      Gate input, Gate forget, Gate candidate, Gate output, InitialState h0, InitialState c0) {
    Stream.of(forget, candidate, output).forEach(input::requireAlike);
    Stream.of(h0, c0).forEach(input::requireAlike);
    this.input = input;
    this.forget = forget;
    this.candidate = candidate;
    this.output = output;
    this.h0 = h0;
    this.c0 = c0;
  }

  /** A new layer that starts from zero; its parameters are {@code name.input.w}, …, {@code name.output.b}. */
  public static Lstm glorot(
      String name, int inputWidth, int hidden, DType dtype, RandomGenerator random) {
    return new Lstm(
        Gate.glorot(name + ".input", inputWidth, hidden, 0, dtype, random),
        Gate.glorot(name + ".forget", inputWidth, hidden, 1, dtype, random),
        Gate.glorot(name + ".candidate", inputWidth, hidden, 0, dtype, random),
        Gate.glorot(name + ".output", inputWidth, hidden, 0, dtype, random),
        InitialState.zero(hidden, dtype),
        InitialState.zero(hidden, dtype));
  }

  /** The same layer, sharing its weights, with other initial states. */
  public Lstm startingFrom(InitialState h0, InitialState c0) {
    return new Lstm(input, forget, candidate, output, h0, c0);
  }

  @Override
  public List<Parameter> parameters() {
    return Stream.of(
            input.parameters(),
            forget.parameters(),
            candidate.parameters(),
            output.parameters(),
            h0.parameters(),
            c0.parameters())
        .flatMap(List::stream)
        .toList();
  }

  @Override
  public Pass forward(Matrix x, Batch batch) {
    return pass(x, batch, h0, c0);
  }

  private Pass pass(Matrix x, Batch batch, InitialState h0, InitialState c0) {
    Shapes.require("Lstm.forward", x, batch, input.inputWidth());
    return new Pass(new GateInputs.Computed(x, batch.workspace()), batch, h0, c0);
  }

  @Override
  public Optional<TokenPart> tokenPart() {
    return Optional.of(
        TokenPart.ofGates(
            List.of(input, forget, candidate, output),
            (inputs, batch) -> new Pass(inputs, batch, h0, c0).output()));
  }

  /** One call: gates and states of every token, N×H each. */
  public final class Pass implements Recurrent.Pass {
    private final GateInputs inputs;
    private final Batch batch;
    private final Workspace workspace;
    private final InitialState h0;
    private final InitialState c0;
    private final Matrix i;
    private final Matrix f;
    private final Matrix g;
    private final Matrix o;
    private final States c;
    private final Matrix tanhC;
    private final States h;

    private Pass(GateInputs inputs, Batch batch, InitialState h0, InitialState c0) {
      this.inputs = inputs;
      this.batch = batch;
      this.h0 = h0;
      this.c0 = c0;
      workspace = batch.workspace();
      i = gate();
      f = gate();
      g = gate();
      o = gate();
      c = States.from(c0, batch);
      tanhC = gate();
      h = States.from(h0, batch);
      for (Batch.Block block : batch.blocks()) {
        inputs.sum(input, i, block); //      (1)  Wi x + bi; Ui h₋ and σ step by step
        inputs.sum(forget, f, block); //     (2)  Wf x + bf
        inputs.sum(candidate, g, block); //  (3)  Wg x + bg
        inputs.sum(output, o, block); //     (4)  Wo x + bo
        steps(block);
      }
    }

    private void steps(Batch.Block block) {
      Panels ui = input.transposedU(workspace);
      Panels uf = forget.transposedU(workspace);
      Panels ug = candidate.transposedU(workspace);
      Panels uo = output.transposedU(workspace);

      for (int t = block.from(); t < block.to(); t++) {
        Matrix hPrev = h.previous(t);
        Matrix it = batch.at(i, t).addProduct(hPrev, ui).sigmoid(); //  (1)
        Matrix ft = batch.at(f, t).addProduct(hPrev, uf).sigmoid(); //  (2)
        Matrix gt = batch.at(g, t).addProduct(hPrev, ug).tanh(); //     (3)
        Matrix ot = batch.at(o, t).addProduct(hPrev, uo).sigmoid(); //  (4)
        Matrix cPrev = c.previous(t);
        FusedCells.lstm(it, ft, gt, ot, cPrev, c.at(t), batch.at(tanhC, t), h.at(t)); //  (5) (6)
      }
    }

    @Override
    public Matrix backward(Matrix dOutput, Gradients into) {
      BackwardPass back = new BackwardPass(dOutput);
      for (Batch.Block block : batch.blocksFromTheEnd()) {
        back.steps(block);
        back.sums(block, into);
      }
      h0.backward(back.dh.initial(), into);
      c0.backward(back.dc.initial(), into);
      return back.dx;
    }

    /**
     * Loss gradients, one row a token, N×H each: of the gates' pre-activations and of the hidden states; {@code dcNext} is the
     * part of the cell states' gradient that comes from the next step. {@link #backward} computes them on its way to the sums
     * over all tokens.
     */
    public record StepGradients(
        Matrix di, Matrix df, Matrix dg, Matrix dO, Matrix dcNext, Matrix dh) {}

    /** The loss gradients at each step. */
    public StepGradients stepGradients(Matrix dOutput) {
      BackwardPass back = new BackwardPass(dOutput);
      batch.blocksFromTheEnd().forEach(back::steps);
      return new StepGradients(
          back.di, back.df, back.dg, back.dO, back.dc.tokens(), back.dh.tokens());
    }

    /** The loss gradients of all values above, in the same rows. */
    private final class BackwardPass {
      private final States dh;
      private final States dc = c.gradient();
      private final Matrix di = gate();
      private final Matrix df = gate();
      private final Matrix dg = gate();
      private final Matrix dO = gate();
      private final Matrix x = inputs.x();
      private final Matrix dx = workspace.zeros(x.dtype(), x.rows(), x.columns());

      private BackwardPass(Matrix dOutput) {
        dh = h.gradient("Lstm.backward", dOutput);
      }

      private void steps(Batch.Block block) {
        for (int t = block.to() - 1; t >= block.from(); t--) {
          step(t);
        }
      }

      private void step(int t) {
        Matrix dit = batch.at(di, t);
        Matrix dft = batch.at(df, t);
        Matrix dgt = batch.at(dg, t);
        Matrix dot = batch.at(dO, t);
        Matrix dhPrev = dh.previous(t);
        FusedCells
            .lstmBackward( //                       (6) (5)  h = o ⊙ tanh(c), c = f ⊙ c₋ + i ⊙ g
                batch.at(i, t), //                       and the derivatives of (4) to (1)
                batch.at(f, t),
                batch.at(g, t),
                batch.at(o, t),
                c.previous(t),
                batch.at(tanhC, t),
                dh.at(t),
                dc.at(t),
                new FusedCells.LstmGradients(dit, dft, dgt, dot, dc.previous(t)));
        output.recurrentBackward(dot, dhPrev, workspace); //    (4)  o = σ(… Uo h₋ …)
        candidate.recurrentBackward(dgt, dhPrev, workspace); // (3)  g = tanh(… Ug h₋ …)
        forget.recurrentBackward(dft, dhPrev, workspace); //    (2)  f = σ(… Uf h₋ …)
        input.recurrentBackward(dit, dhPrev, workspace); //     (1)  i = σ(… Ui h₋ …)
      }

      /** The products over all tokens of a block at once. Each gradient of a gate is now that of its pre-activation. */
      private void sums(Batch.Block block, Gradients into) {
        Gate.Sums sums =
            Gate.Sums.of(block.of(x), h.previous(block), block.of(dx), into, workspace);
        output.sums(block.of(dO), sums); //     (4)  Wo x + Uo h₋ + bo
        candidate.sums(block.of(dg), sums); //  (3)  Wg x + Ug h₋ + bg
        forget.sums(block.of(df), sums); //     (2)  Wf x + Uf h₋ + bf
        input.sums(block.of(di), sums); //      (1)  Wi x + Ui h₋ + bi
      }
    }

    private Matrix gate() {
      return workspace.matrix(h0.dtype(), batch.tokens(), input.hidden());
    }

    @Override
    public Pass resume(Matrix x, Batch batch) {
      return pass(x, batch, h.carriedInto(batch), c.carriedInto(batch));
    }

    @Override
    public Matrix output() {
      return h();
    }

    /** The input gate. */
    public Matrix i() {
      return i;
    }

    /** The forget gate. */
    public Matrix f() {
      return f;
    }

    /** The candidate for the cell state. */
    public Matrix g() {
      return g;
    }

    /** The output gate. */
    public Matrix o() {
      return o;
    }

    /** The cell states. */
    public Matrix c() {
      return c.tokens();
    }

    /** The hidden states. */
    public Matrix h() {
      return h.tokens();
    }
  }
}
