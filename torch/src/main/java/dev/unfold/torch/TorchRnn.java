package dev.unfold.torch;

import static org.bytedeco.pytorch.global.torch.addmm;
import static org.bytedeco.pytorch.global.torch.cat;
import static org.bytedeco.pytorch.global.torch.embedding;
import static org.bytedeco.pytorch.global.torch.linear;
import static org.bytedeco.pytorch.global.torch.log_softmax;
import static org.bytedeco.pytorch.global.torch.nll_loss;
import static org.bytedeco.pytorch.global.torch.sigmoid;
import static org.bytedeco.pytorch.global.torch.tensor;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.ShapeException;
import dev.unfold.model.LabRnn;
import dev.unfold.model.SequenceModel;
import dev.unfold.nn.Batch;
import dev.unfold.optim.Optimizer;
import dev.unfold.optim.Sgd;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/**
 * The lab's recurrent network in PyTorch: the equations of {@link LabRnn} forward, autograd backward.
 *
 * <pre>{@code
 *   (1) e_t = W_e[x_t]                       W_e : V×E
 *   (2) z_t = W_x e_t + W_h h_(t−1)          W_x : H×E,  W_h : H×H
 *   (3) h_t = σ(z_t)                         h_(−1) = 0
 *   (4) s_t = W_y h_t                        W_y : K×H
 *   (5) log p_t = s_t − log Σ_k exp(s_tk)
 *       L = −(1/N) Σ_t log p_t[y_t]          N tokens
 * }</pre>
 *
 * <p>Each weight is kept twice, as a matrix and as a tensor ({@link TorchWeight}). A call copies the rows of its words and
 * the three small matrices to PyTorch, and {@link #update} copies back what it has changed. So the next call sees a weight
 * that was set from outside, and a {@link Parameter} shows every step. The cost of a step does not depend on V, since
 * the gradient of W_e is sparse.
 *
 * <p>Native memory is freed at the end of each call, that of the weights when the network is garbage collected. Calls
 * from several threads run one after the other. Checked by {@code TorchRnnTest} and {@code TorchParityTest} against {@code LabRnn}.
 */
public final class TorchRnn implements SequenceModel {
  private final TorchWeight we;
  private final TorchWeight wx;
  private final TorchWeight wh;
  private final TorchWeight wy;
  private final List<TorchWeight> weights;

  /**
   * The same network as {@code model}, with a copy of its weights.
   *
   * @throws IllegalStateException if PyTorch's native library for this platform is not on the class path
   */
  public TorchRnn(LabRnn model) {
    NativeLibrary.load();
    this.we = new TorchWeight(model.parameter("W_e"));
    this.wx = new TorchWeight(model.parameter("W_x"));
    this.wh = new TorchWeight(model.parameter("W_h"));
    this.wy = new TorchWeight(model.parameter("W_y"));
    this.weights = List.of(we, wx, wh, wy);
  }

  @Override
  public List<Parameter> parameters() {
    return weights.stream().map(TorchWeight::parameter).toList();
  }

  /** The forward pass; autograd records it. */
  private Tensor logForward(Batch batch, Tensor x) {
    Tensor e = embedding(we.tensor(), x, -1, false, true); //       (1)  N×E, its gradient sparse
    Tensor zFirst = linear(e, wx.tensor()); //                      (2)  N×H, its first half
    TensorVector z = zFirst.split_with_sizes(widths(batch));
    Tensor whTransposed = wh.tensor().t();
    Tensor h = e.new_zeros(batch.sentences(), wh.rows());
    TensorVector hs = new TensorVector();
    for (int t = 0; t < batch.steps(); t++) {
      Tensor hPrev = first(batch.width(t), h);
      Tensor zt = addmm(z.get(t), hPrev, whTransposed); //          (2)  its second half
      h = sigmoid(zt); //                                           (3)
      hs.push_back(h);
    }
    Tensor s = linear(cat(hs), wy.tensor()); //                     (4)  N×K
    return log_softmax(s, 1); //                                    (5)  N×K
  }

  /** The number of sentences at each step. */
  private static long[] widths(Batch batch) {
    return IntStream.range(0, batch.steps()).mapToLong(batch::width).toArray();
  }

  /** The first rows of h: the sentences that have not ended. */
  private static Tensor first(int rows, Tensor h) {
    return h.size(0) == rows ? h : h.narrow(0, 0, rows);
  }

  @Override
  @SuppressWarnings("try") // scope and guard act until they are closed
  public synchronized Matrix logForward(int[][] input) {
    Batch batch = Batch.of(input);
    int[] x = batch.pack(input);
    if (x.length == 0) {
      return Matrix.zeros(we.dtype(), 0, wy.rows());
    }
    try (PointerScope scope = new PointerScope();
        NoGradGuard noGrad = new NoGradGuard()) {
      Tensor ids = ids("word", x, we);
      send(x);
      return wy.copy(logForward(batch, ids));
    }
  }

  @Override
  @SuppressWarnings("try")
  public synchronized double backpropagation(int[][] input, int[][] output, Gradients into) {
    Batch batch = Batch.of(input);
    int[] x = batch.pack(input);
    if (x.length == 0) {
      return Double.NaN;
    }
    try (PointerScope scope = new PointerScope()) {
      double loss = backward(batch, x, batch.pack(output));
      into.addRows(we.parameter(), x, we.copy(we.tensor().grad()._values()));
      for (TorchWeight w : List.of(wx, wh, wy)) {
        into.of(w.parameter()).add(w.copy(w.tensor().grad()));
      }
      return loss;
    }
  }

  /** {@inheritDoc} {@link Sgd} runs in PyTorch, any other optimiser in Java with PyTorch's gradients. */
  @Override
  @SuppressWarnings("try")
  public synchronized double update(
      int[][] input, int[][] output, Optimizer optimizer, Gradients gradients) {
    if (!(optimizer instanceof Sgd sgd)) {
      return SequenceModel.super.update(input, output, optimizer, gradients);
    }
    Batch batch = Batch.of(input);
    int[] x = batch.pack(input);
    if (x.length == 0) {
      return Double.NaN;
    }
    try (PointerScope scope = new PointerScope()) {
      double loss = backward(batch, x, batch.pack(output));
      if (Double.isFinite(loss)) {
        step(sgd.learningRate());
        fetch(x);
      }
      return loss;
    }
  }

  /** The loss; afterwards each weight's tensor has its gradient. */
  private double backward(Batch batch, int[] x, int[] y) {
    Tensor ids = ids("word", x, we);
    Tensor tags = ids("tag", y, wy);
    send(x);
    weights.forEach(TorchWeight::zeroGrad);
    Tensor loss = nll_loss(logForward(batch, ids), tags); //        L, the mean over the tokens
    loss.backward();
    return loss.item_double();
  }

  @SuppressWarnings("try")
  private void step(double learningRate) {
    try (NoGradGuard noGrad = new NoGradGuard()) {
      weights.forEach(w -> w.descend(learningRate));
    }
  }

  private void send(int[] x) {
    we.send(x);
    wx.send();
    wh.send();
    wy.send();
  }

  private void fetch(int[] x) {
    we.fetch(x);
    wx.fetch();
    wh.fetch();
    wy.fetch();
  }

  /** Word or tag ids as a tensor: each must be a row of the weight. */
  private static Tensor ids(String what, int[] ids, TorchWeight weight) {
    long[] longs = new long[ids.length];
    for (int r = 0; r < ids.length; r++) {
      if (ids[r] < 0 || ids[r] >= weight.rows()) {
        throw new ShapeException(
            "TorchRnn: "
                + what
                + " id "
                + ids[r]
                + ", expected 0 to "
                + (weight.rows() - 1)
                + " ("
                + weight.parameter().name()
                + " is "
                + weight.parameter().value().shape()
                + ")");
      }
      longs[r] = ids[r];
    }
    return tensor(longs);
  }
}
