package dev.unfold.nn;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.Workspace;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cross entropy of each token, independently of the others; with label smoothing if ε is above 0.
 *
 * <pre>{@code
 *   (1) log p_t[k] = s_t[k] − log Σ_j exp(s_t[j])         s : N×K   scores
 *   (2) q_t[k] = (1 − ε) [y_t = k] + ε / K                q : N×K   the target: 1 at the right tag y_t if ε = 0
 *   (3) L = −(1/N) Σ_t Σ_k q_t[k] log p_t[k]
 *
 *       ds = (p − q) / N                                  (1) to (3) backwards, in one
 * }</pre>
 *
 * <p>With ε the loss has its minimum not at p = 1 but at p = 1 − ε + ε/K for the right tag, so finite scores reach it.
 *
 * <p>A token whose right tag is given as −1 adds nothing to the loss.
 *
 * <p>Shapes: scores N×K; N = 0 is allowed, and its loss, a mean over no tokens, is NaN. Cost: N·K exponentials.
 *
 * <p>Source: label smoothing, Szegedy et al. 2016; the same as PyTorch's {@code CrossEntropyLoss}. Checked by {@code
 * CrossEntropyTest} (numbers by hand, numeric gradient, invariants).
 *
 * <p>Derived in guide/layers/crossentropy.md.
 *
 * @param smoothing ε, from 0 (none) to below 1
 */
public record CrossEntropy(double smoothing) implements TagOutput {
  /** Checks the range of ε. */
  public CrossEntropy {
    if (!(smoothing >= 0 && smoothing < 1)) {
      throw new IllegalArgumentException(
          "CrossEntropy: smoothing is " + smoothing + ", expected 0 or above and below 1");
    }
  }

  /** Without smoothing. */
  public CrossEntropy() {
    this(0);
  }

  /** What the forward pass keeps for the backward pass: the loss and log p, N×K. */
  private record Result(double loss, double smoothing, Matrix logP, int[] y, Workspace workspace)
      implements Pass {
    @Override
    public Matrix backward(double share, Gradients into) {
      Matrix ds = workspace.copy(logP).exp(); //              (1)  p
      ds.shift(-smoothing / logP.columns()); //               (2)  − q: its second half
      for (int r = 0; r < y.length; r++) {
        ds.set(r, y[r], ds.get(r, y[r]) - (1 - smoothing)); // (2)  its first half
      }
      return ds.scale(share / y.length); //                   (3)  a mean over N
    }
  }

  /** The loss of a batch in which only some tokens have a right tag: that of those, as their part of all tokens. */
  private record PartlyTagged(Pass tagged, int[] rows, Matrix scores, Workspace workspace)
      implements Pass {
    private double part() {
      return (double) rows.length / scores.rows();
    }

    @Override
    public double loss() {
      return rows.length == 0 ? 0 : part() * tagged.loss();
    }

    @Override
    public Matrix backward(double weight, Gradients into) {
      Matrix ds = workspace.zeros(scores.dtype(), scores.rows(), scores.columns());
      return rows.length == 0 ? ds : ds.scatterAdd(1, rows, tagged.backward(part() * weight, into));
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws dev.unfold.matrix.ShapeException if there isn't one tag from 0 to K − 1, or −1, for each row
   */
  @Override
  public Pass forward(Matrix scores, Batch batch, int[] y) {
    Targets.require("CrossEntropy.forward", scores, y);
    int[] rows = Targets.tagged(y);
    if (rows.length < y.length) {
      Matrix some = batch.workspace().gather(scores, rows);
      int[] tags = IntStream.of(rows).map(r -> y[r]).toArray();
      return new PartlyTagged(forward(some, batch, tags), rows, scores, batch.workspace());
    }
    Matrix logP = logProbabilities(scores, batch); //                             (1)
    double right = 0;
    for (int r = 0; r < y.length; r++) {
      right += logP.get(r, y[r]);
    }
    double all = logP.sum();
    double sum = (1 - smoothing) * right + smoothing / scores.columns() * all; // (2) q · log p
    return new Result(-sum / y.length, smoothing, logP, y, batch.workspace()); // (3)
  }

  @Override
  public Matrix logProbabilities(Matrix scores, Batch batch) {
    return batch.workspace().copy(scores).logSoftmax();
  }

  @Override
  public int[] decode(Matrix scores, Batch batch) {
    int[] best = new int[scores.rows()];
    for (int r = 0; r < best.length; r++) {
      best[r] = scores.argMax(r);
    }
    return best;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of();
  }
}
