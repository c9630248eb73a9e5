package dev.unfold.nn;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.ShapeException;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Gated recurrent unit, one direction, as PyTorch and cuDNN have it: the reset gate acts behind the product with U.
 *
 * <pre>{@code
 *   (1) r = σ(Wr x + Ur h₋ + br)        x : D    one token
 *   (2) z = σ(Wz x + Uz h₋ + bz)        h : H    hidden state, h₋ at step t−1, h0 at the start
 *   (3) m = Un h₋ + bm                  m : H    memory, what r lets through or not
 *   (4) n = tanh(Wn x + bn + r ⊙ m)     W : H×D,  U : H×H,  b : H
 *   (5) h = (1 − z) ⊙ n + z ⊙ h₋
 * }</pre>
 *
 * <p>{@link ChoGru} resets in front of the product, Un (r ⊙ h₋); the two compute different functions. The candidate has
 * two biases, since r stands between them. PyTorch's {@code GRU} has two for each gate: br and bz are their sums, bn is
 * its {@code b_in} and bm its {@code b_hn}; the order of gates r z n is the same.
 *
 * <p>Shapes: input N×D, output N×H; N = 0 is allowed. Cost: 3·N·H·(D+H) multiply-adds.
 *
 * <p>Initial values: Glorot uniform W, orthogonal U, b = 0, h0 = 0. Source: Cho et al. 2014; this placement of the reset
 * gate, Chetlur et al. 2014 (cuDNN). Checked by {@code GruTest} (numbers by hand, numeric gradient, float32,
 * invariants).
 */
public final class Gru implements Recurrent {
  private final Affine reset;
  private final Affine update;
  private final Affine candidate;
  private final Parameter memoryBias;
  private final InitialState h0;

  /**
   * A layer with the given gates: r, z, n and bm, 1×H.
   *
   * @throws ShapeException if the gates, bm or the initial state have different widths
   */
  public Gru(Affine reset, Affine update, Affine candidate, Parameter memoryBias, InitialState h0) {
    Stream.of(update, candidate).forEach(reset::requireAlike);
    Affine.require(memoryBias, 1, reset.hidden());
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
        Affine.glorot(name + ".reset", inputWidth, hidden, 0, dtype, random),
        Affine.glorot(name + ".update", inputWidth, hidden, 0, dtype, random),
        Affine.glorot(name + ".candidate", inputWidth, hidden, 0, dtype, random),
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
    return new Pass(x, batch, h0);
  }

  /** One call: gates and states of every token, N×H each. */
  public final class Pass implements Recurrent.Pass {
    private final Matrix x;
    private final Batch batch;
    private final InitialState h0;
    private final Matrix r;
    private final Matrix z;
    private final Matrix m;
    private final Matrix n;
    private final States h;

    private Pass(Matrix x, Batch batch, InitialState h0) {
      reset.requireInput("Gru.forward", x, batch);
      this.x = x;
      this.batch = batch;
      this.h0 = h0;
      r = reset.ofInput(x); //                    (1)  Wr x + br of all steps
      z = update.ofInput(x); //                   (2)  Wz x + bz
      m = zeros().addRow(memoryBias.value()); //  (3)  bm
      n = candidate.ofInput(x); //                (4)  Wn x + bn
      h = States.from(h0, batch);
      for (int t = 0; t < batch.steps(); t++) {
        forward(t);
      }
    }

    private void forward(int t) {
      Matrix hPrev = h.before(t);
      Matrix rt = reset.addRecurrent(batch.at(r, t), hPrev).sigmoid(); //   (1)
      Matrix zt = update.addRecurrent(batch.at(z, t), hPrev).sigmoid(); //  (2)
      Matrix mt = candidate.addRecurrent(batch.at(m, t), hPrev); //         (3)
      Matrix nt = batch.at(n, t).addMultiplied(rt, mt).tanh(); //           (4)
      h.at(t).addMultiplied(oneMinus(zt), nt).addMultiplied(zt, hPrev); //  (5)
    }

    @Override
    public Matrix backward(Matrix dOutput, Gradients into) {
      Back back = new Back(dOutput);
      for (int t = batch.steps() - 1; t >= 0; t--) {
        back.step(t);
      }
      return back.sums(into);
    }

    /** The way back: loss gradients of everything above, in the same rows. */
    private final class Back {
      private final States dh;
      private final Matrix dr = zeros();
      private final Matrix dz = zeros();
      private final Matrix dm = zeros();
      private final Matrix dn = zeros();

      private Back(Matrix dOutput) {
        dh = h.gradient("Gru.backward", dOutput);
      }

      private void step(int t) {
        Matrix rt = batch.at(r, t);
        Matrix zt = batch.at(z, t);
        Matrix mt = batch.at(m, t);
        Matrix nt = batch.at(n, t);
        Matrix hPrev = h.before(t);
        Matrix oneMinusZ = oneMinus(zt);
        Matrix hPrevMinusN = hPrev.copy().addScaled(-1, nt);
        Matrix dht = dh.at(t);
        Matrix dhPrev = dh.before(t);
        Matrix dnt = batch.at(dn, t).addMultiplied(dht, oneMinusZ); //    (5)  (1 − z) ⊙ n + z ⊙ h₋
        Matrix dzt = batch.at(dz, t).addMultiplied(dht, hPrevMinusN); //  (5)
        dhPrev.addMultiplied(dht, zt); //                                 (5)
        dnt.tanhBackward(nt); //                                          (4)  tanh(… + r ⊙ m)
        Matrix drt = batch.at(dr, t).addMultiplied(dnt, mt); //           (4)
        Matrix dmt = batch.at(dm, t).addMultiplied(dnt, rt); //           (4)
        candidate.recurrentBackward(dmt, dhPrev); //                      (3)  Un h₋ + …
        update.recurrentBackward(dzt.sigmoidBackward(zt), dhPrev); //     (2)  σ(… Uz h₋ …)
        reset.recurrentBackward(drt.sigmoidBackward(rt), dhPrev); //      (1)  σ(… Ur h₋ …)
      }

      /** What waits for no other step, all tokens at once. Each d of a gate is by now that of its sum. */
      private Matrix sums(Gradients into) {
        Matrix dx = Matrix.zeros(x.dtype(), x.rows(), x.columns());
        Matrix hPrev = h.previous();
        candidate.inputSums(dn, x, dx, into); //      (4)  Wn x + bn + …
        candidate.recurrentSums(dm, hPrev, into); //  (3)  Un h₋ + …
        into.of(memoryBias).addColumnSums(dm); //     (3)  … + bm
        update.sums(dz, x, hPrev, dx, into); //       (2)  Wz x + Uz h₋ + bz
        reset.sums(dr, x, hPrev, dx, into); //        (1)  Wr x + Ur h₋ + br
        h0.backward(dh.initial(), into);
        return dx;
      }
    }

    private Matrix oneMinus(Matrix z) {
      return z.copy().scale(-1).shift(1);
    }

    private Matrix zeros() {
      return Matrix.zeros(x.dtype(), x.rows(), reset.hidden());
    }

    @Override
    public Pass resume(Matrix x, Batch batch) {
      return new Pass(x, batch, h.carriedInto(batch));
    }

    @Override
    public Matrix output() {
      return h();
    }

    /** The reset gate. */
    public Matrix r() {
      return r;
    }

    /** The update gate: how much of the state stays. */
    public Matrix z() {
      return z;
    }

    /** The memory that the reset gate lets through or not. */
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
