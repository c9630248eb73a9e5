package dev.unfold.nn;

import dev.unfold.matrix.Parameter;
import java.util.Iterator;
import java.util.List;

/**
 * A second Transformer encoder, on one sentence, in plain loops over plain arrays, forward only: written from the
 * paper, without the library, so that the two can be compared. Takes the weights in the order in which the
 * layers list them.
 */
final class PlainTransformer {
  private final Iterator<double[][]> weights;

  PlainTransformer(List<Parameter> parameters) {
    this.weights = parameters.stream().map(p -> p.value().toArray()).iterator();
  }

  /** Blocks and the final norm. */
  double[][] encoder(double[][] x, int blocks, int heads, boolean causal) {
    double[][] y = x;
    for (int b = 0; b < blocks; b++) {
      y = sum(y, attention(norm(y), heads, causal));
      y = sum(y, feedForward(norm(y)));
    }
    return norm(y);
  }

  /** Each token sees its whole sentence or, if causal, itself and earlier tokens. */
  double[][] attention(double[][] x, int heads, boolean causal) {
    double[][] q = linear(x);
    double[][] k = linear(x);
    double[][] v = linear(x);
    int d = x[0].length / heads;
    double[][] z = new double[x.length][x[0].length];
    for (int h = 0; h < heads; h++) {
      for (int t = 0; t < x.length; t++) {
        int seen = causal ? t + 1 : x.length;
        double[] e = new double[seen];
        double total = 0;
        for (int u = 0; u < seen; u++) {
          double dot = 0;
          for (int c = h * d; c < h * d + d; c++) {
            dot += q[t][c] * k[u][c];
          }
          e[u] = Math.exp(dot / Math.sqrt(d));
          total += e[u];
        }
        for (int u = 0; u < seen; u++) {
          for (int c = h * d; c < h * d + d; c++) {
            z[t][c] += e[u] / total * v[u][c];
          }
        }
      }
    }
    return linear(z);
  }

  private double[][] feedForward(double[][] x) {
    double[][] h = linear(x);
    for (double[] row : h) {
      for (int c = 0; c < row.length; c++) {
        row[c] = row[c] > 0 ? row[c] : 0;
      }
    }
    return linear(h);
  }

  private double[][] norm(double[][] x) {
    double[] gamma = weights.next()[0];
    double[] beta = weights.next()[0];
    double[][] y = new double[x.length][gamma.length];
    for (int t = 0; t < x.length; t++) {
      double mean = 0;
      double squares = 0;
      for (double number : x[t]) {
        mean += number / gamma.length;
        squares += number * number / gamma.length;
      }
      for (int c = 0; c < gamma.length; c++) {
        double deviation = Math.sqrt(squares - mean * mean + 1e-5);
        y[t][c] = gamma[c] * (x[t][c] - mean) / deviation + beta[c];
      }
    }
    return y;
  }

  private double[][] linear(double[][] x) {
    double[][] w = weights.next();
    double[] b = weights.next()[0];
    double[][] y = new double[x.length][w.length];
    for (int t = 0; t < x.length; t++) {
      for (int r = 0; r < w.length; r++) {
        y[t][r] = b[r];
        for (int c = 0; c < w[r].length; c++) {
          y[t][r] += w[r][c] * x[t][c];
        }
      }
    }
    return y;
  }

  private static double[][] sum(double[][] a, double[][] b) {
    double[][] sum = new double[a.length][a[0].length];
    for (int t = 0; t < a.length; t++) {
      for (int c = 0; c < a[t].length; c++) {
        sum[t][c] = a[t][c] + b[t][c];
      }
    }
    return sum;
  }
}
