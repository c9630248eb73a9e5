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
 * The lab's recurrent network: a feed-forward network with one hidden layer, unfolded in time.
 *
 * <pre>{@code
 *   (1) e_t = W_e[x_t]                       x_t : word id       W_e : V×E
 *   (2) z_t = W_x e_t + W_h h_(t−1)          e_t : E             W_x : H×E,  W_h : H×H
 *   (3) h_t = σ(z_t)                         h_t : H             h_(−1) = 0
 *   (4) s_t = W_y h_t                        s_t : K             W_y : K×H
 *   (5) log p_t = s_t − log Σ_k exp(s_tk)
 *       L = −(1/N) Σ_t log p_t[y_t]          N tokens
 * }</pre>
 *
 * <p>There are no biases. The code holds one row a token, so a product W v of the equations is {@code v·Wᵀ} here. What
 * does not depend on the previous step is computed for all steps at once.
 *
 * <p>Initial values: Glorot uniform, or {@linkplain #likeTheLab as the lab draws them}. Source: Elman 1990; the network
 * and its names are those of the Lisbon Machine Learning School's lab. Checked by {@code LabRnnTest} (numbers by hand,
 * numeric gradient, invariants), {@code LabParityTest} (the reference's numbers) and {@code TorchRnnTest} (PyTorch).
 *
 * <p>Derived in guide/2-backpropagation.md.
 */
public final class LabRnn implements SequenceModel {
  private final Parameter we;
  private final Parameter wx;
  private final Parameter wh;
  private final Parameter wy;

  /** A network with the given weights: W_e V×E, W_x H×E, W_h H×H, W_y K×H. */
  public LabRnn(Matrix we, Matrix wx, Matrix wh, Matrix wy) {
    Shapes.require("W_x", wx, wx.rows(), we.columns());
    Shapes.require("W_h", wh, wx.rows(), wx.rows());
    Shapes.require("W_y", wy, wy.rows(), wx.rows());
    this.we = new Parameter("W_e", we);
    this.wx = new Parameter("W_x", wx);
    this.wh = new Parameter("W_h", wh);
    this.wy = new Parameter("W_y", wy);
  }

  /** A network with Glorot-uniform weights. */
  public static LabRnn glorot(NetworkSize size, DType dtype, RandomGenerator random) {
    return new LabRnn(
        Matrix.glorot(dtype, size.words(), size.embedding(), random),
        Matrix.glorot(dtype, size.hidden(), size.embedding(), random),
        Matrix.glorot(dtype, size.hidden(), size.hidden(), random),
        Matrix.glorot(dtype, size.tags(), size.hidden(), random));
  }

  /** A network as the lab's reference starts it: all weights uniform in [0, 1), W_e a hundredth of that. */
  public static LabRnn likeTheLab(NetworkSize size, DType dtype, int seed) {
    RandomGenerator random = new NumpyRandom(seed);
    return new LabRnn(
        Matrix.uniform(dtype, size.words(), size.embedding(), 0, 1, random).scale(0.01),
        Matrix.uniform(dtype, size.hidden(), size.embedding(), 0, 1, random),
        Matrix.uniform(dtype, size.hidden(), size.hidden(), 0, 1, random),
        Matrix.uniform(dtype, size.tags(), size.hidden(), 0, 1, random));
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(we, wx, wh, wy);
  }

  /** What the forward pass keeps for the backward pass: one row a token. */
  private record Pass(Batch batch, int[] x, Matrix e, Matrix h, Matrix logP) {}

  private Pass forward(int[][] input) {
    Batch batch = Batch.of(input);
    int[] x = batch.pack(input);
    Matrix e = we.value().gather(x); //                     (1)  N×E
    Matrix h = e.timesTransposed(wx.value()); //            (2)  N×H, its first half
    for (int t = 0; t < batch.steps(); t++) {
      Matrix ht = h.rows(batch.start(t), batch.end(t));
      if (t > 0) {
        Matrix hPrev = h.rows(batch.start(t - 1), batch.start(t - 1) + batch.width(t));
        ht.addProductTransposed(hPrev, wh.value()); //      (2)  its second half
      }
      ht.sigmoid(); //                                      (3)
    }
    Matrix s = h.timesTransposed(wy.value()); //            (4)  N×K
    Matrix logP = s.logSoftmax(); //                        (5)  N×K, in place of s
    return new Pass(batch, x, e, h, logP);
  }

  @Override
  public Matrix logForward(int[][] input) {
    return forward(input).logP;
  }

  @Override
  public double backpropagation(int[][] input, int[][] output, Gradients into) {
    Pass pass = forward(input);
    Batch batch = pass.batch;
    int[] y = batch.pack(output);
    Matrix ds = SequenceModel.crossEntropyBackward(pass.logP, y); // (5)  log p = s − log Σ exp s
    into.of(wy).addTransposedProduct(ds, pass.h); //                 (4)  s = W_y h
    Matrix dz = ds.times(wy.value()); //                             (4)  N×H: dh, until (3)
    for (int t = batch.steps() - 1; t >= 0; t--) {
      Matrix dzt = dz.rows(batch.start(t), batch.end(t));
      if (t + 1 < batch.steps()) {
        Matrix dzNext = dz.rows(batch.start(t + 1), batch.end(t + 1));
        dzt.rows(0, batch.width(t + 1)).addProduct(dzNext, wh.value()); // (2)  … + W_h h_t
      }
      dzt.sigmoidBackward(pass.h.rows(batch.start(t), batch.end(t))); //   (3)  h = σ(z)
    }
    Matrix hPrev = pass.h.gather(batch.previous());
    into.of(wh).addTransposedProduct(dz, hPrev); //  (2)  z = … + W_h h_(t−1), summed over t
    into.of(wx).addTransposedProduct(dz, pass.e); // (2)  z = W_x e + …, summed over t
    Matrix de = dz.times(wx.value()); //             (2)
    into.addRows(we, pass.x, de); //                 (1)  e = W_e[x]: repeated words add up
    return SequenceModel.crossEntropy(pass.logP, y);
  }

  /** The names and shapes of the parameters. */
  @Override
  public String toString() {
    return SequenceModel.describe(this);
  }
}
