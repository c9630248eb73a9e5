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
 * Gated recurrent unit, one direction, as in PyTorch and cuDNN: the reset gate acts after the product with U.
 *
 * <pre>{@code
 *   (1) r = σ(Wr x + Ur h₋ + br)        x : D    one token
 *   (2) z = σ(Wz x + Uz h₋ + bz)        h : H    hidden state, h₋ at step t−1, h0 at the start
 *   (3) m = Un h₋ + bm                  m : H    memory, of which r lets a part through
 *   (4) n = tanh(Wn x + bn + r ⊙ m)     W : H×D,  U : H×H,  b : H
 *   (5) h = (1 − z) ⊙ n + z ⊙ h₋
 * }</pre>
 *
 * <p>{@link ChoGru} resets before the product, Un (r ⊙ h₋); the two compute different functions. The candidate has two
 * biases, since r is applied between them. PyTorch's {@code GRU} has two for each gate: br and bz are their sums, bn is
 * its {@code b_in} and bm its {@code b_hn}; the order of gates r z n is the same.
 *
 * <p>Shapes: input N×D, output N×H; N = 0 is allowed. Cost: 3·N·H·(D+H) multiply-adds.
 *
 * <p>Initial values: Glorot uniform W, orthogonal U, b = 0, h0 = 0. Source: Cho et al. 2014; this placement of the reset
 * gate, Chetlur et al. 2014 (cuDNN). Checked by {@code GruTest} (numbers by hand, numeric gradient, float32,
 * invariants).
 *
 * <p>Derived in guide/layers/gru.md.
 */
public final class Gru implements Recurrent, HasTokenPart {
  private final Gate reset;
  private final Gate update;
  private final Gate candidate;
  private final Parameter memoryBias;
  private final InitialState h0;

  /**
   * A layer with the given gates: r, z, n and bm, 1×H.
   *
   * @throws ShapeException if the gates, bm or the initial state have different widths
   */
  public Gru(Gate reset, Gate update, Gate candidate, Parameter memoryBias, InitialState h0) {
    Stream.of(update, candidate).forEach(reset::requireAlike);
    Shapes.require(memoryBias, 1, reset.hidden());
    reset.requireAlike(h0);
    this.reset = reset;
    this.update = update;
    this.candidate = candidate;
    this.memoryBias = memoryBias;
    this.h0 = h0;
  }

  /** A new layer that starts from zero; its parameters are {@code name.reset.w}, …, {@code name.memory.b}. */
  public static Gru glorot(
      String name, int inputWidth, int hidden, DType dtype, RandomGenerator random) {
    return new Gru(
        Gate.glorot(name + ".reset", inputWidth, hidden, 0, dtype, random),
        Gate.glorot(name + ".update", inputWidth, hidden, 0, dtype, random),
        Gate.glorot(name + ".candidate", inputWidth, hidden, 0, dtype, random),
        new Parameter(name + ".memory.b", Matrix.zeros(dtype, 1, hidden)),
        InitialState.zero(hidden, dtype));
  }

  /** The same layer, sharing its weights, with another initial state. */
  public Gru startingFrom(InitialState h0) {
    return new Gru(reset, update, candidate, memoryBias, h0);
  }

  @Override
  public List<Parameter> parameters() {
    return Stream.of(
            reset.parameters(),
            update.parameters(),
            candidate.parameters(),
            List.of(memoryBias),
            h0.parameters())
        .flatMap(List::stream)
        .toList();
  }

  @Override
  public Pass forward(Matrix x, Batch batch) {
    return pass(x, batch, h0);
  }

  private Pass pass(Matrix x, Batch batch, InitialState h0) {
    Shapes.require("Gru.forward", x, batch, reset.inputWidth());
    return new Pass(new GateInputs.Computed(x, batch.workspace()), batch, h0);
  }

  @Override
  public Optional<TokenPart> tokenPart() {
    return Optional.of(
        TokenPart.ofGates(
            List.of(reset, update, candidate),
            (inputs, batch) -> new Pass(inputs, batch, h0).output()));
  }

  /** One call: gates and states of every token, N×H each. */
  public final class Pass implements Recurrent.Pass {
    private final GateInputs inputs;
    private final Batch batch;
    private final Workspace workspace;
    private final InitialState h0;
    private final Matrix r;
    private final Matrix z;
    private final Matrix m;
    private final Matrix n;
    private final States h;

    private Pass(GateInputs inputs, Batch batch, InitialState h0) {
      this.inputs = inputs;
      this.batch = batch;
      this.h0 = h0;
      workspace = batch.workspace();
      r = gate();
      z = gate();
      m = gate();
      n = gate();
      h = States.from(h0, batch);
      for (Batch.Block block : batch.blocks()) {
        inputs.sum(reset, r, block); //       (1)  Wr x + br; Ur h₋ and σ step by step
        inputs.sum(update, z, block); //      (2)  Wz x + bz
        block.of(m).assignRow(memoryBias.value()); //   (3)  bm
        inputs.sum(candidate, n, block); //   (4)  Wn x + bn
        steps(block);
      }
    }

    private void steps(Batch.Block block) {
      Panels ur = reset.transposedU(workspace);
      Panels uz = update.transposedU(workspace);
      Panels un = candidate.transposedU(workspace);
      Matrix hPrev = h.previous(block.from());
      for (int t = block.from(); t < block.to(); t++) {
        Matrix ht = h.at(t);
        Matrix rt = batch.at(r, t).addProduct(hPrev, ur).sigmoid(); //  (1)
        Matrix zt = batch.at(z, t).addProduct(hPrev, uz).sigmoid(); //  (2)
        Matrix mt = batch.at(m, t).addProduct(hPrev, un); //            (3)
        FusedCells.gru(rt, zt, mt, batch.at(n, t), hPrev, ht); //       (4) (5)
        hPrev = h.next(t, ht);
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
      return back.dx;
    }

    /**
     * Loss gradients, one row a token, N×H each: of the pre-activations of r, z and n, of the memory and of the hidden states.
     * {@link #backward} computes them on its way to the sums over all tokens.
     */
    public record StepGradients(Matrix dr, Matrix dz, Matrix dm, Matrix dn, Matrix dh) {}

    /** The loss gradients at each step. */
    public StepGradients stepGradients(Matrix dOutput) {
      BackwardPass back = new BackwardPass(dOutput);
      batch.blocksFromTheEnd().forEach(back::steps);
      return new StepGradients(back.dr, back.dz, back.dm, back.dn, back.dh.tokens());
    }

    /** The loss gradients of all values above, in the same rows. */
    private final class BackwardPass {
      private final States dh;
      private final Matrix dr = gate();
      private final Matrix dz = gate();
      private final Matrix dm = gate();
      private final Matrix dn = gate();
      private final Matrix x = inputs.x();
      private final Matrix dx = workspace.zeros(x.dtype(), x.rows(), x.columns());

      private BackwardPass(Matrix dOutput) {
        dh = h.gradient("Gru.backward", dOutput);
      }

      private void steps(Batch.Block block) {
        for (int t = block.to() - 1; t >= block.from(); t--) {
          step(t);
        }
      }

      private void step(int t) {
        Matrix drt = batch.at(dr, t);
        Matrix dzt = batch.at(dz, t);
        Matrix dmt = batch.at(dm, t);
        Matrix dhPrev = dh.previous(t);
        FusedCells.gruBackward( //                   (5)  h = (1 − z) ⊙ n + z ⊙ h₋
            batch.at(r, t), //                       (4)  n = tanh(… + r ⊙ m), and of (2), (1)
            batch.at(z, t),
            batch.at(m, t),
            batch.at(n, t),
            h.previous(t),
            dh.at(t),
            new FusedCells.GruGradients(drt, dzt, dmt, batch.at(dn, t), dhPrev));
        candidate.recurrentBackward(dmt, dhPrev, workspace); // (3)  m = Un h₋ + …
        update.recurrentBackward(dzt, dhPrev, workspace); //    (2)  z = σ(… Uz h₋ …)
        reset.recurrentBackward(drt, dhPrev, workspace); //     (1)  r = σ(… Ur h₋ …)
      }

      /** The products over all tokens of a block at once. Each gradient of a gate is now that of its pre-activation. */
      private void sums(Batch.Block block, Gradients into) {
        Gate.Sums sums =
            Gate.Sums.of(block.of(x), h.previous(block), block.of(dx), into, workspace);
        candidate.inputSums(block.of(dn), sums); //                   (4)  Wn x + bn + …
        candidate.recurrentSums(block.of(dm), sums.hPrev(), into); // (3)  Un h₋ + …
        into.of(memoryBias).addColumnSums(block.of(dm)); //           (3)  … + bm
        update.sums(block.of(dz), sums); //                           (2)  Wz x + Uz h₋ + bz
        reset.sums(block.of(dr), sums); //                            (1)  Wr x + Ur h₋ + br
      }
    }

    private Matrix gate() {
      return workspace.matrix(h0.dtype(), batch.tokens(), reset.hidden());
    }

    @Override
    public Pass resume(Matrix x, Batch batch) {
      return pass(x, batch, h.carriedInto(batch));
    }

    @Override
    public Matrix output() {
      return h();
    }

    /** The reset gate. */
    public Matrix r() {
      return r;
    }

    /** The update gate: the part of the state that is kept. */
    public Matrix z() {
      return z;
    }

    /** The memory, of which the reset gate lets a part through. */
    public Matrix m() {
      return m;
    }

    /** The candidate for the new state. */
    public Matrix n() {
      return n;
    }

    /** The hidden states. */
    public Matrix h() {
      return h.tokens();
    }
  }
}
