package dev.unfold.model;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.nn.Batch;
import java.util.List;

/**
 * The lab's network sentence by sentence, number by number, as a textbook has it: what {@link LabRnn} must agree with;
 * and, with one {@link Bug} planted in its backward pass, what a check of gradients must refuse.
 */
public final class PlainRnn implements SequenceModel {
  /** What people get wrong. */
  public enum Bug {
    NONE,
    /** dh = −W_yᵀ ds. */
    SIGN,
    /** W_h dz instead of W_hᵀ dz: a square matrix hides it. */
    TRANSPOSED,
    /** No gradient comes from the next step. */
    NO_CARRY,
    /** Of a repeated word only the last occurrence in the sentence counts. */
    LAST_WORD_ONLY,
    /** The loss is a mean over N tokens, its gradient a sum. */
    NO_MEAN
  }

  private final LabRnn rnn;
  private final Bug bug;
  private final double[][] we;
  private final double[][] wx;
  private final double[][] wh;
  private final double[][] wy;

  public PlainRnn(LabRnn rnn, Bug bug) {
    this.rnn = rnn;
    this.bug = bug;
    this.we = rnn.parameter("W_e").value().toArray();
    this.wx = rnn.parameter("W_x").value().toArray();
    this.wh = rnn.parameter("W_h").value().toArray();
    this.wy = rnn.parameter("W_y").value().toArray();
  }

  @Override
  public List<Parameter> parameters() {
    return rnn.parameters();
  }

  @Override
  public Matrix logForward(int[][] input) {
    return rnn.logForward(input);
  }

  @Override
  public double backpropagation(int[][] input, int[][] output, Gradients into) {
    int n = bug == Bug.NO_MEAN ? 1 : Batch.of(input).tokens();
    double loss = 0;
    for (int s = 0; s < input.length; s++) {
      loss += new Sentence(input[s]).backward(output[s], n, into);
    }
    return loss / Batch.of(input).tokens();
  }

  /** h_t and p_t of a sentence, with the rules of the textbook. */
  private final class Sentence {
    private final int[] x;
    private final double[][] h;
    private final double[][] p;

    private Sentence(int[] x) {
      this.x = x;
      this.h = new double[x.length][wx.length];
      this.p = new double[x.length][wy.length];
      for (int t = 0; t < x.length; t++) {
        for (int j = 0; j < h[t].length; j++) {
          double z = dot(wx[j], we[x[t]]) + (t == 0 ? 0 : dot(wh[j], h[t - 1]));
          h[t][j] = 1 / (1 + Math.exp(-z));
        }
        double sum = 0;
        for (int k = 0; k < p[t].length; k++) {
          p[t][k] = Math.exp(dot(wy[k], h[t]));
          sum += p[t][k];
        }
        for (int k = 0; k < p[t].length; k++) {
          p[t][k] /= sum;
        }
      }
    }

    /** Adds the gradient of Σ_t −log p_t[y_t] / n; returns the sum. */
    private double backward(int[] y, int n, Gradients into) {
      Matrix dwe =
          Matrix.of(rnn.parameter("W_e").value().dtype(), new double[we.length][we[0].length]);
      double[] carry = new double[wh.length];
      double loss = 0;
      for (int t = x.length - 1; t >= 0; t--) {
        loss -= Math.log(p[t][y[t]]);
        double[] ds = p[t].clone();
        ds[y[t]] -= 1;
        scale(ds, 1.0 / n);
        outer(into.of(rnn.parameter("W_y")), ds, h[t]);
        double[] dz = timesTransposed(ds, wy);
        scale(dz, bug == Bug.SIGN ? -1 : 1);
        for (int j = 0; j < dz.length; j++) {
          dz[j] = (dz[j] + carry[j]) * h[t][j] * (1 - h[t][j]);
        }
        if (t > 0) {
          outer(into.of(rnn.parameter("W_h")), dz, h[t - 1]);
        }
        outer(into.of(rnn.parameter("W_x")), dz, we[x[t]]);
        addWord(dwe, x[t], timesTransposed(dz, wx), t);
        carry = carry(dz);
      }
      into.of(rnn.parameter("W_e")).add(dwe);
      return loss;
    }

    private double[] carry(double[] dz) {
      double[] carry = timesTransposed(dz, wh);
      if (bug == Bug.TRANSPOSED) {
        for (int j = 0; j < carry.length; j++) {
          carry[j] = dot(wh[j], dz);
        }
      }
      scale(carry, bug == Bug.NO_CARRY ? 0 : 1);
      return carry;
    }

    private void addWord(Matrix dwe, int word, double[] de, int t) {
      for (int later = t + 1; later < x.length; later++) {
        if (bug == Bug.LAST_WORD_ONLY && x[later] == word) {
          return;
        }
      }
      for (int k = 0; k < de.length; k++) {
        dwe.set(word, k, dwe.get(word, k) + de[k]);
      }
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static void scale(double[] x, double alpha) {
    for (int i = 0; i < x.length; i++) {
      x[i] *= alpha;
    }
  }

  /** dw += a bᵀ. */
  private static void outer(Matrix dw, double[] a, double[] b) {
    for (int r = 0; r < a.length; r++) {
      for (int k = 0; k < b.length; k++) {
        dw.set(r, k, dw.get(r, k) + a[r] * b[k]);
      }
    }
  }

  /** wᵀ d. */
  private static double[] timesTransposed(double[] d, double[][] w) {
    double[] result = new double[w[0].length];
    for (int r = 0; r < w.length; r++) {
      for (int k = 0; k < result.length; k++) {
        result[k] += w[r][k] * d[r];
      }
    }
    return result;
  }
}
