package dev.unfold.model;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.nn.Batch;
import dev.unfold.nn.Shapes;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The feed-forward network on a window of three words, which the lab compares with its recurrent one.
 *
 * <pre>{@code
 *   (1) e_t = W_e[x_t]                                                x_t : word id,  W_e : V×E
 *   (2) z_t = W_before e_(t−1) + W_x e_t + W_after e_(t+1)            W_… : H×E;  e = 0 outside the sentence
 *   (3) h_t = σ(z_t)                                                  h_t : H
 *   (4) s_t = W_y h_t                                                 W_y : K×H
 *   (5) log p_t = s_t − log Σ_k exp(s_tk)
 * }</pre>
 *
 * <p>Line for line {@link LabRnn} but for (2): it sees the previous and the next word, and nothing further; no
 * state goes from step to step, so there is nothing to unfold. The three matrices side by side are one H×3E matrix on
 * the window's words side by side. Checked by {@code MlpTest}.
 *
 * <p>Derived in guide/1-unfolding.md.
 */
public final class Mlp implements SequenceModel {
  private final Parameter we;
  private final Parameter wBefore;
  private final Parameter wx;
  private final Parameter wAfter;
  private final Parameter wy;

  /** A network with the given weights: W_e V×E, W_before, W_x and W_after H×E, W_y K×H. */
  public Mlp(Matrix we, Matrix wBefore, Matrix wx, Matrix wAfter, Matrix wy) {
    Shapes.require("W_x", wx, wx.rows(), we.columns());
    Shapes.require("W_before", wBefore, wx.rows(), we.columns());
    Shapes.require("W_after", wAfter, wx.rows(), we.columns());
    Shapes.require("W_y", wy, wy.rows(), wx.rows());
    this.we = new Parameter("W_e", we);
    this.wBefore = new Parameter("W_before", wBefore);
    this.wx = new Parameter("W_x", wx);
    this.wAfter = new Parameter("W_after", wAfter);
    this.wy = new Parameter("W_y", wy);
  }

  /** A network with Glorot-uniform weights. */
  public static Mlp glorot(NetworkSize size, DType dtype, RandomGenerator random) {
    return new Mlp(
        Matrix.glorot(dtype, size.words(), size.embedding(), random),
        Matrix.glorot(dtype, size.hidden(), size.embedding(), random),
        Matrix.glorot(dtype, size.hidden(), size.embedding(), random),
        Matrix.glorot(dtype, size.hidden(), size.embedding(), random),
        Matrix.glorot(dtype, size.tags(), size.hidden(), random));
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(we, wBefore, wx, wAfter, wy);
  }

  /** What the forward pass keeps for the backward pass: one row a token. */
  private record Pass(Batch batch, int[] x, Matrix e, Matrix h, Matrix logP) {}

  private Pass forward(int[][] input) {
    Batch batch = Batch.of(input);
    int[] x = batch.pack(input);
    Matrix e = we.value().gather(x); //                                       (1)  N×E
    Matrix h = e.timesTransposed(wx.value()); //                              (2)  N×H
    h.addProductTransposed(e.gather(batch.previous()), wBefore.value()); //   (2)
    h.addProductTransposed(e.gather(batch.next()), wAfter.value()); //        (2)
    h.sigmoid(); //                                                           (3)
    Matrix s = h.timesTransposed(wy.value()); //                              (4)  N×K
    Matrix logP = s.logSoftmax(); //                                          (5)  in place of s
    return new Pass(batch, x, e, h, logP);
  }

  @Override
  public Matrix logForward(int[][] input) {
    return forward(input).logP;
  }

  @Override
  public double backpropagation(int[][] input, int[][] output, Gradients into) {
    Pass pass = forward(input);
    int[] y = pass.batch.pack(output);
    int[] before = pass.batch.previous();
    int[] after = pass.batch.next();
    Matrix ds = SequenceModel.crossEntropyBackward(pass.logP, y); //    (5)  log p = s − log Σ exp s
    into.of(wy).addTransposedProduct(ds, pass.h); //                    (4)  s = W_y h
    Matrix dz = ds.times(wy.value()); //                                (4)  N×H: dh, until (3)
    dz.sigmoidBackward(pass.h); //                                      (3)  h = σ(z)
    into.of(wAfter).addTransposedProduct(dz, pass.e.gather(after)); //  (2)  … + W_after e_(t+1)
    into.of(wBefore).addTransposedProduct(dz, pass.e.gather(before)); // (2)  W_before e_(t−1) + …
    into.of(wx).addTransposedProduct(dz, pass.e); //                    (2)  … + W_x e_t + …
    Matrix de = dz.times(wx.value()); //                                (2)  e_t forks to three
    de.scatterAdd(1, after, dz.times(wAfter.value())); //               (2)  places: its gradients
    de.scatterAdd(1, before, dz.times(wBefore.value())); //             (2)  add up
    into.addRows(we, pass.x, de); //                                    (1)  e = W_e[x]
    return SequenceModel.crossEntropy(pass.logP, y);
  }

  /** The names and shapes of the parameters. */
  @Override
  public String toString() {
    return SequenceModel.describe(this);
  }
}
