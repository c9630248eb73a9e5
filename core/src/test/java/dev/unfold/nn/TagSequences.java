package dev.unfold.nn;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import java.util.ArrayList;
import java.util.List;

/** A conditional random field by brute force: all K^T tag sequences of one sentence. */
final class TagSequences {
  private final Matrix s;
  private final Matrix transitions;
  private final Matrix start;
  private final Matrix end;
  private final List<int[]> all = new ArrayList<>();
  private final double[] scores;

  TagSequences(Matrix s, Crf crf) {
    this.s = s;
    this.transitions = crf.parameters().get(0).value();
    this.start = crf.parameters().get(1).value();
    this.end = crf.parameters().get(2).value();
    int count = (int) Math.round(Math.pow(s.columns(), s.rows()));
    this.scores = new double[count];
    for (int n = 0; n < count; n++) {
      all.add(digits(n));
      scores[n] = score(all.get(n));
    }
  }

  /** The n-th sequence; the last tag changes slowest, so that sequences of equal score are in the order of ties. */
  private int[] digits(int n) {
    int[] y = new int[s.rows()];
    int rest = n;
    for (int t = 0; t < y.length; t++) {
      y[t] = rest % s.columns();
      rest /= s.columns();
    }
    return y;
  }

  double score(int[] y) {
    double score = start.get(0, y[0]) + end.get(0, y[y.length - 1]);
    for (int t = 0; t < y.length; t++) {
      score += s.get(t, y[t]);
    }
    for (int t = 1; t < y.length; t++) {
      score += transitions.get(y[t - 1], y[t]);
    }
    return score;
  }

  double logZ() {
    double z = 0;
    for (double score : scores) {
      z += Math.exp(score);
    }
    return Math.log(z);
  }

  /** p(y_t = k), T×K. */
  Matrix marginals() {
    Matrix p = Matrix.zeros(DType.FLOAT64, s.rows(), s.columns());
    for (int n = 0; n < scores.length; n++) {
      for (int t = 0; t < s.rows(); t++) {
        int k = all.get(n)[t];
        p.set(t, k, p.get(t, k) + Math.exp(scores[n] - logZ()));
      }
    }
    return p;
  }

  /** Σ_t p(y_(t−1) = j, y_t = k), K×K. */
  Matrix pairs() {
    Matrix p = Matrix.zeros(DType.FLOAT64, s.columns(), s.columns());
    for (int n = 0; n < scores.length; n++) {
      int[] y = all.get(n);
      for (int t = 1; t < y.length; t++) {
        p.set(y[t - 1], y[t], p.get(y[t - 1], y[t]) + Math.exp(scores[n] - logZ()));
      }
    }
    return p;
  }

  /** The first sequence with the highest score. */
  int[] best() {
    int best = 0;
    for (int n = 1; n < scores.length; n++) {
      if (scores[n] > scores[best]) {
        best = n;
      }
    }
    return all.get(best);
  }
}
