package dev.unfold.nn;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.ShapeException;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Linear-chain conditional random field: all tags of a sentence are predicted together, as one of K^T sequences, in
 * T·K² operations.
 *
 * <pre>{@code
 *       p(y) = exp(score(y)) / Z                                Z : Σ exp(score) over all tag sequences
 *       score(y) = a[y_0] + Σ_t s_t[y_t] + Σ_t A[y_(t−1), y_t] + e[y_(T−1)]
 *
 *   (1) α_0[k] = a[k] + s_0[k]                                  s : N×K  scores
 *   (2) α_t[k] = s_t[k] + log Σ_j exp(α_(t−1)[j] + A[j,k])      A : K×K  transitions, from row to column
 *   (3) log Z  = log Σ_k exp(α_(T−1)[k] + e[k])                 a : 1×K  start,  e : 1×K  end
 *   (4) L = (1/N) Σ (log Z − score(y)), over the sentences      α : N×K  log-weight of the paths that lead here
 *
 *   (5) β_(T−1)[j] = e[j]
 *   (6) β_t[j] = log Σ_k exp(A[j,k] + s_(t+1)[k] + β_(t+1)[k])  β : N×K  log-weight of the paths that lead on
 *   (7) p(y_t = k) = exp(α_t[k] + β_t[k] − log Z)               log Z = log Σ_k exp(α_t[k] + β_t[k]) at any t
 *   (8) p(y_(t−1) = j, y_t = k) = exp(α_(t−1)[j] + A[j,k] + s_t[k] + β_t[k] − log Z)
 *
 *   (9) δ as α, with max in place of log Σ exp                  ŷ : the best sequence
 *  (10) ŷ_(T−1) = argmax_k (δ_(T−1)[k] + e[k])
 *  (11) ŷ_(t−1) = argmax_j (δ_(t−1)[j] + A[j, ŷ_t])
 * }</pre>
 *
 * <p>Backward pass: log Z is the logarithm of a sum of exponentials of scores, so its derivative with respect to a
 * weight is the expected number of uses of that weight, a sum of marginals; the derivative of score(y) is the number of
 * uses in y. With [·] 1 if true, else 0, and sums over all sentences:
 *
 * <pre>{@code
 *  (12) ds_t[k] = (p(y_t = k) − [y_t = k]) / N
 *  (13) da = Σ ds_0,  de = Σ ds_(T−1)
 *  (14) dA[j,k] = Σ_t (p(y_(t−1) = j, y_t = k) − [y_(t−1) = j, y_t = k]) / N
 * }</pre>
 *
 * <p>Shapes: scores N×K; sentences of length 1, which use no transition, and N = 0 are allowed; the loss of N = 0, a
 * mean over no tokens, is NaN. All sums are kept as logarithms in double precision, whatever the type of the scores:
 * nothing overflows, and a sentence may have any length. Cost: N·K² exponentials for the loss and 2·N·K² more for its
 * gradient, N·K² sums to decode.
 *
 * <p>Initial values: zero, with which it equals {@link CrossEntropy}. Source: Lafferty, McCallum and Pereira
 * 2001; forward and backward, Baum et al. 1970; decoding, Viterbi 1967. Checked by {@code CrfTest} (sums over all tag
 * sequences, numeric gradient, invariants). The best n sequences instead of one: {@link KBest}.
 *
 * <p>Derived in guide/layers/crf.md.
 */
public final class Crf implements TagOutput {
  private final Parameter transitions;
  private final Parameter start;
  private final Parameter end;

  /**
   * A field with the given weights, the parameters {@code name.transitions}, {@code name.start} and {@code name.end}.
   *
   * @param transitions A, K×K, from the tag of the row to that of the column
   * @param start a, 1×K, the score of each tag at the first token
   * @param end e, 1×K, the score of each tag at the last token
   * @throws ShapeException if the shapes or the types do not fit
   */
  public Crf(String name, Matrix transitions, Matrix start, Matrix end) {
    int tags = transitions.columns();
    this.transitions = parameter(name + ".transitions", transitions, tags, transitions);
    this.start = parameter(name + ".start", start, 1, transitions);
    this.end = parameter(name + ".end", end, 1, transitions);
  }

  private static Parameter parameter(String name, Matrix value, int rows, Matrix transitions) {
    Shapes.require(name, value, rows, transitions.columns(), transitions.dtype());
    return new Parameter(name, value);
  }

  /** A field with all weights zero, which prefers no sequence. */
  public static Crf zeros(String name, int tags, DType dtype) {
    return new Crf(
        name,
        Matrix.zeros(dtype, tags, tags),
        Matrix.zeros(dtype, 1, tags),
        Matrix.zeros(dtype, 1, tags));
  }

  /** A field with weights of its own. */
  public Crf copy() {
    return scaled(1); // × 1 is exact
  }

  /** A field with every weight multiplied by {@code factor}. */
  Crf scaled(double factor) {
    String name = transitions.name();
    return new Crf(
        name.substring(0, name.length() - ".transitions".length()),
        transitions.value().copy().scale(factor),
        start.value().copy().scale(factor),
        end.value().copy().scale(factor));
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(transitions, start, end);
  }

  /**
   * {@inheritDoc}
   *
   * @throws ShapeException if the scores are not N×K, or there isn't one tag from 0 to K − 1, or −1, for each row
   */
  @Override
  public Pass forward(Matrix scores, Batch batch, int[] y) {
    Lattice lattice = lattice("forward", scores, batch);
    Targets.require("Crf.forward", scores, y);
    Matrix alpha = lattice.forward(Crf::logSumExp); //                    (1) (2)
    if (IntStream.of(y).anyMatch(tag -> tag == Targets.NONE)) {
      return PartlyTagged.of(this, lattice, alpha, y, scores.dtype());
    }
    double loss = (lattice.logZ(alpha) - lattice.score(y)) / y.length; // (3) (4)
    return new Call(this, lattice, alpha, y, loss, scores.dtype());
  }

  /** What the forward pass keeps for the backward pass. */
  private record Call(Crf crf, Lattice lattice, Matrix alpha, int[] y, double loss, DType dtype)
      implements Pass {
    @Override
    public Matrix backward(double share, Gradients into) {
      int[] previous = lattice.previous;
      Matrix beta = lattice.backward(); //                                (5) (6)
      Matrix ds = lattice.logMarginals(alpha, beta).exp(); //             (7)
      Matrix dTransitions = lattice.expectedTransitions(alpha, beta); //  (8)
      for (int r = 0; r < y.length; r++) {
        minusOne(ds, r, y[r]); //                                         (12)
        if (previous[r] != -1) {
          minusOne(dTransitions, y[previous[r]], y[r]); //                (14)
        }
      }
      double perToken = share / Math.max(1, y.length);
      Matrix dScores = ds.scale(perToken).as(dtype); //                   (12)
      Matrix dFirst = dScores.gather(ends(previous));
      Matrix dLast = dScores.gather(ends(lattice.next));
      into.of(crf.start).addColumnSums(dFirst); //                        (13)
      into.of(crf.end).addColumnSums(dLast); //                           (13)
      into.of(crf.transitions).addScaled(perToken, dTransitions.as(dtype)); // (14)
      return dScores;
    }

    private static void minusOne(Matrix counts, int r, int k) {
      counts.set(r, k, counts.get(r, k) - 1);
    }

    /** The rows without such a neighbour: first or last tokens. */
    private static int[] ends(int[] neighbours) {
      return IntStream.range(0, neighbours.length).filter(r -> neighbours[r] == -1).toArray();
    }
  }

  /**
   * The loss where some tokens have no right tag, as in Tsuboi et al. 2008: of all sequences that agree with the known tags,
   * {@code L = (log Z − log Z') / N}, with Z' as Z of a lattice whose wrong tags have the score {@link #FORBIDDEN}.
   */
  private record PartlyTagged(Crf crf, Lattice all, Lattice right, double loss, DType dtype)
      implements Pass {
    private static final double FORBIDDEN = -1e9;

    static PartlyTagged of(Crf crf, Lattice all, Matrix alpha, int[] y, DType dtype) {
      Matrix s = all.s.copy();
      for (int r = 0; r < y.length; r++) {
        if (y[r] != Targets.NONE) {
          s.row(r).shift(FORBIDDEN);
          s.set(r, y[r], all.s.get(r, y[r]));
        }
      }
      Lattice right = new Lattice(s, all.transitions, all.start, all.end, all.previous, all.next);
      double loss = (all.logZ(alpha) - right.logZ(right.forward(Crf::logSumExp))) / y.length;
      return new PartlyTagged(crf, all, right, loss, dtype);
    }

    @Override
    public Matrix backward(double weight, Gradients into) {
      Matrix alpha = all.forward(Crf::logSumExp);
      Matrix beta = all.backward();
      Matrix rightAlpha = right.forward(Crf::logSumExp);
      Matrix rightBeta = right.backward();
      Matrix ds = all.logMarginals(alpha, beta).exp();
      ds.addScaled(-1, right.logMarginals(rightAlpha, rightBeta).exp());
      Matrix dTransitions = all.expectedTransitions(alpha, beta);
      dTransitions.addScaled(-1, right.expectedTransitions(rightAlpha, rightBeta));
      double perToken = weight / Math.max(1, ds.rows());
      Matrix dScores = ds.scale(perToken).as(dtype);
      into.of(crf.start).addColumnSums(dScores.gather(Call.ends(all.previous)));
      into.of(crf.end).addColumnSums(dScores.gather(Call.ends(all.next)));
      into.of(crf.transitions).addScaled(perToken, dTransitions.as(dtype));
      return dScores;
    }
  }

  /** The logarithms of the marginals: the probability of each token's tag given the whole sentence. */
  @Override
  public Matrix logProbabilities(Matrix scores, Batch batch) {
    Lattice lattice = lattice("logProbabilities", scores, batch);
    Matrix alpha = lattice.forward(Crf::logSumExp); //                    (1) (2)
    return lattice.logMarginals(alpha, lattice.backward()).as(scores.dtype()); // (5) (6) (7)
  }

  /**
   * The best sequence of each sentence, in packed order. Ties go to the sequence whose last tag has the lowest id; among
   * those, to the one with the lowest tag before it, and so on.
   */
  @Override
  public int[] decode(Matrix scores, Batch batch) {
    Lattice lattice = lattice("decode", scores, batch);
    return lattice.best(lattice.forward(Matrix::max)); //                 (9) (10) (11)
  }

  /** log Z, the sum over the sentences. */
  double logZ(Matrix scores, Batch batch) {
    Lattice lattice = lattice("logZ", scores, batch);
    return lattice.logZ(lattice.forward(Crf::logSumExp)); //              (1) (2) (3)
  }

  @Override
  public TagLattice lattice(Matrix scores, Batch batch) {
    return new TagLattice(Optional.of(this), scores, batch);
  }

  /** log Σ_k exp(x_k) for a row x; its largest entry is subtracted first, so nothing overflows. */
  static double logSumExp(Matrix x) {
    double max = x.max();
    if (max == Double.NEGATIVE_INFINITY) {
      return max; // no path leads here
    }
    return max + Math.log(x.copy().shift(-max).exp().sum());
  }

  private Lattice lattice(String method, Matrix scores, Batch batch) {
    int tags = start.value().columns();
    if (scores.rows() != batch.tokens() || scores.columns() != tags) {
      String expected =
          batch.tokens() + "×" + tags + " (a row for each token, a column for each tag)";
      throw new ShapeException(
          "Crf." + method + ": scores are " + scores.shape() + ", expected " + expected);
    }
    return new Lattice(
        scores.as(DType.FLOAT64),
        transitions.value().as(DType.FLOAT64),
        start.value().as(DType.FLOAT64),
        end.value().as(DType.FLOAT64),
        batch.previous(),
        batch.next());
  }

  /**
   * The scores and weights of a call in double precision; for each row r, the rows of the previous and the next token of
   * its sentence, −1 for none. In the packed order {@code previous[r] < r < next[r]}.
   */
  private record Lattice(
      Matrix s, Matrix transitions, Matrix start, Matrix end, int[] previous, int[] next) {

    /** α, where {@code sum} is log Σ exp; δ, where it is max. */
    Matrix forward(ToDoubleFunction<Matrix> sum) {
      Matrix into = transitions.transposed();
      Matrix alpha = s.copy();
      for (int r = 0; r < s.rows(); r++) {
        if (previous[r] == -1) {
          alpha.row(r).add(start); //                                     (1)
          continue;
        }
        Matrix paths = into.copy().addRow(alpha.row(previous[r])); // row k: from each j to k
        for (int k = 0; k < s.columns(); k++) {
          alpha.set(r, k, s.get(r, k) + sum.applyAsDouble(paths.row(k))); //   (2) (9)
        }
      }
      return alpha;
    }

    double logZ(Matrix alpha) {
      double sum = 0;
      for (int r : Call.ends(next)) {
        sum += logSumExp(alpha.row(r).copy().add(end)); //                (3)
      }
      return sum;
    }

    double score(int[] y) {
      double sum = 0;
      for (int r = 0; r < y.length; r++) {
        sum += s.get(r, y[r]);
        sum += previous[r] == -1 ? start.get(0, y[r]) : transitions.get(y[previous[r]], y[r]);
        sum += next[r] == -1 ? end.get(0, y[r]) : 0;
      }
      return sum;
    }

    Matrix backward() {
      Matrix beta = Matrix.zeros(s.dtype(), s.rows(), s.columns());
      for (int r = s.rows() - 1; r >= 0; r--) {
        if (next[r] == -1) {
          beta.row(r).assign(end); //                                     (5)
          continue;
        }
        Matrix ahead = s.row(next[r]).copy().add(beta.row(next[r]));
        Matrix paths = transitions.copy().addRow(ahead); //               row j: from j to each k
        for (int j = 0; j < s.columns(); j++) {
          beta.set(r, j, logSumExp(paths.row(j))); //                     (6)
        }
      }
      return beta;
    }

    Matrix logMarginals(Matrix alpha, Matrix beta) {
      return alpha.copy().add(beta).logSoftmax(); //                      (7)
    }

    /** Σ_t p(y_(t−1) = j, y_t = k), K×K: the expected number of each transition. */
    Matrix expectedTransitions(Matrix alpha, Matrix beta) {
      Matrix expected = Matrix.zeros(s.dtype(), s.columns(), s.columns());
      for (int r = 0; r < s.rows(); r++) {
        if (previous[r] != -1) {
          double logZ = logSumExp(alpha.row(r).copy().add(beta.row(r)));
          Matrix ahead = s.row(r).copy().add(beta.row(r));
          Matrix pairs = transitions.copy().addRow(ahead);
          for (int j = 0; j < s.columns(); j++) {
            pairs.row(j).shift(alpha.get(previous[r], j) - logZ);
          }
          expected.add(pairs.exp()); //                                   (8)
        }
      }
      return expected;
    }

    /** The best sequences, from δ. */
    int[] best(Matrix delta) {
      Matrix into = transitions.transposed();
      int[] best = new int[s.rows()];
      for (int r = best.length - 1; r >= 0; r--) {
        Matrix onward = next[r] == -1 ? end : into.row(best[next[r]]);
        best[r] = delta.row(r).copy().add(onward).argMax(0); //           (10) (11)
      }
      return best;
    }
  }
}
