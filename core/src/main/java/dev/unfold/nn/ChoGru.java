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
 * Gated recurrent unit, one direction, as it was first published: the reset gate acts on the state itself, before the
 * product with U.
 *
 * <pre>{@code
 *   (1) r = σ(Wr x + Ur h₋ + br)        x : D    one token
 *   (2) z = σ(Wz x + Uz h₋ + bz)        h : H    hidden state, h₋ at step t−1, h0 at the start
 *   (3) m = r ⊙ h₋                      m : H    memory, the part of h₋ that r lets through
 *   (4) n = tanh(Wn x + Un m + bn)      W : H×D,  U : H×H,  b : H
 *   (5) h = (1 − z) ⊙ n + z ⊙ h₋
 * }</pre>
 *
 * <p>{@link Gru} is the variant of PyTorch and cuDNN, which resets after the product; the two compute different functions.
 * PyTorch has no layer for this one.
 *
 * <p>Shapes: input N×D, output N×H; N = 0 is allowed. Cost: 3·N·H·(D+H) multiply-adds.
 *
 * <p>Initial values: Glorot uniform W, orthogonal U, b = 0, h0 = 0. Source: Cho et al. 2014, equations 5 to 8, with
 * biases, which the paper leaves out. Checked by {@code ChoGruTest} (numbers by hand, numeric gradient, float32, invariants).
 *
 * <p>Derived in guide/layers/chogru.md.
 */
public final class ChoGru implements Recurrent, HasTokenPart {
  private final Gate reset;
  private final Gate update;
  private final Gate candidate;
  private final InitialState h0;

  /**
   * A layer with the given gates: r, z, n.
   *
   * @throws ShapeException if the gates or the initial state have different widths
   */
  public ChoGru(Gate reset, Gate update, Gate candidate, InitialState h0) {
    Stream.of(update, candidate).forEach(reset::requireAlike);
    reset.requireAlike(h0);
    this.reset = reset;
    this.update = update;
    this.candidate = candidate;
    this.h0 = h0;
  }

  /** A new layer that starts from zero; its parameters are {@code name.reset.w}, …, {@code name.candidate.b}. */
  public static ChoGru glorot(
      String name, int inputWidth, int hidden, DType dtype, RandomGenerator random) {
    return new ChoGru(
        Gate.glorot(name + ".reset", inputWidth, hidden, 0, dtype, random),
        Gate.glorot(name + ".update", inputWidth, hidden, 0, dtype, random),
        Gate.glorot(name + ".candidate", inputWidth, hidden, 0, dtype, random),
        InitialState.zero(hidden, dtype));
  }

  /** The same layer, sharing its weights, with another initial state. */
  public ChoGru startingFrom(InitialState h0) {
    return new ChoGru(reset, update, candidate, h0);
  }

  @Override
  public List<Parameter> parameters() {
    return Stream.of(
            reset.parameters(), update.parameters(), candidate.parameters(), h0.parameters())
        .flatMap(List::stream)
        .toList();
  }

  @Override
  public Pass forward(Matrix x, Batch batch) {
    return pass(x, batch, h0);
  }

  private Pass pass(Matrix x, Batch batch, InitialState h0) {
    Shapes.require("ChoGru.forward", x, batch, reset.inputWidth());
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
      r = zeros();
      z = zeros();
      m = zeros();
      n = zeros();
      h = States.from(h0, batch);
      for (Batch.Block block : batch.blocks()) {
        inputs.sum(reset, r, block); //      (1)  Wr x + br; Ur h₋ and σ step by step
        inputs.sum(update, z, block); //     (2)  Wz x + bz
        inputs.sum(candidate, n, block); //  (4)  Wn x + bn
        steps(block);
      }
    }

    private void steps(Batch.Block block) {
      Panels ur = reset.transposedU(workspace);
      Panels uz = update.transposedU(workspace);
      Panels un = candidate.transposedU(workspace);
      for (int t = block.from(); t < block.to(); t++) {
        Matrix hPrev = h.previous(t);
        Matrix rt = batch.at(r, t).addProduct(hPrev, ur).sigmoid(); //    (1)
        Matrix zt = batch.at(z, t).addProduct(hPrev, uz).sigmoid(); //    (2)
        Matrix mt = batch.at(m, t).addMultiplied(rt, hPrev); //           (3)
        Matrix nt = batch.at(n, t).addProduct(mt, un).tanh(); //          (4)
        h.at(t).fill(0).addMultiplied(oneMinus(zt), nt).addMultiplied(zt, hPrev); // (5)
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

    /** The loss gradients of all values above, in the same rows. */
    private final class BackwardPass {
      private final States dh;
      private final Matrix dr = zeros();
      private final Matrix dz = zeros();
      private final Matrix dm = zeros();
      private final Matrix dn = zeros();
      private final Matrix x = inputs.x();
      private final Matrix dx = workspace.zeros(x.dtype(), x.rows(), x.columns());

      private BackwardPass(Matrix dOutput) {
        dh = h.gradient("ChoGru.backward", dOutput);
      }

      private void steps(Batch.Block block) {
        for (int t = block.to() - 1; t >= block.from(); t--) {
          step(t);
        }
      }

      private void step(int t) {
        Matrix rt = batch.at(r, t);
        Matrix zt = batch.at(z, t);
        Matrix nt = batch.at(n, t);
        Matrix hPrev = h.previous(t);
        Matrix oneMinusZ = oneMinus(zt);
        Matrix hPrevMinusN = workspace.copy(hPrev).addScaled(-1, nt);
        Matrix dht = dh.at(t);
        Matrix dhPrev = dh.previous(t);
        Matrix dmt = batch.at(dm, t);
        Matrix dnt = batch.at(dn, t).addMultiplied(dht, oneMinusZ); //   (5)  (1 − z) ⊙ n + z ⊙ h₋
        Matrix dzt = batch.at(dz, t).addMultiplied(dht, hPrevMinusN); // (5)
        dhPrev.addMultiplied(dht, zt); //                                (5)
        candidate.recurrentBackward(dnt.tanhBackward(nt), dmt, workspace); //    (4)  tanh(… Un m …)
        Matrix drt = batch.at(dr, t).addMultiplied(dmt, hPrev); //               (3)  r ⊙ h₋
        dhPrev.addMultiplied(dmt, rt); //                                        (3)
        update.recurrentBackward(dzt.sigmoidBackward(zt), dhPrev, workspace); // (2)  σ(… Uz h₋ …)
        reset.recurrentBackward(drt.sigmoidBackward(rt), dhPrev, workspace); //  (1)  σ(… Ur h₋ …)
      }

      /** The products over all tokens of a block at once. Each gradient of a gate is now that of its pre-activation. */
      private void sums(Batch.Block block, Gradients into) {
        Gate.Sums sums =
            Gate.Sums.of(block.of(x), h.previous(block), block.of(dx), into, workspace);
        candidate.inputSums(block.of(dn), sums); //                       (4)  Wn x + bn
        candidate.recurrentSums(block.of(dn), workspace.packed(block.of(m)), into); // (4)  Un m
        update.sums(block.of(dz), sums); //                               (2)  Wz x + Uz h₋ + bz
        reset.sums(block.of(dr), sums); //                                (1)  Wr x + Ur h₋ + br
      }
    }

    private Matrix oneMinus(Matrix z) {
      return workspace.copy(z).scale(-1).shift(1);
    }

    private Matrix zeros() {
      return workspace.zeros(h0.dtype(), batch.tokens(), reset.hidden());
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

    /** The memory: the part of the previous state that the reset gate lets through. */
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
