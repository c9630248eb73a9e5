package dev.unfold.nn;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.ShapeException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Multi-head self-attention: every token attends to every token of its sentence.
 *
 * <pre>{@code
 *   (1) q = Wq x + bq,  k = Wk x + bk,  v = Wv x + bv        x, q, k, v : D   one token      W : D×D,  b : D
 *
 *       for each sentence of T tokens, and each head on its own d = D/heads columns of q, k, v:
 *   (2) S = Q Kᵀ / √d                                        Q, K, V : T×d,  S : T×T
 *   (3) P = softmax(S), row by row                           P[t, u] : attention of token t to token u
 *   (4) Z = P V                                              Z : T×d
 *
 *   (5) y = Wo z + bo                                        z : D   the heads' columns side by side
 * }</pre>
 *
 * <p>The softmax subtracts each row's largest score first, so nothing overflows. Its backward pass turns dP into
 * dS = P ⊙ (dP − Σ_u P ⊙ dP), the sum over a row.
 *
 * <p>Shapes: input N×D, output N×D; N = 0 is allowed. Cost: 4·N·D² + 2·Σ T²·D multiply-adds, the sum over the
 * sentences.
 *
 * <p>Initial values: as {@link Linear}. Source: Vaswani et al. 2017. Checked by {@code SelfAttentionTest} (numbers by
 * hand, numeric gradient, invariants).
 *
 * <p>Derived in guide/layers/attention.md.
 */
public sealed class SelfAttention implements Layer permits CausalSelfAttention {
  private final Linear query;
  private final Linear key;
  private final Linear value;
  private final Linear output;
  private final int heads;

  /**
   * Attention with the given maps, all from D to D.
   *
   * @throws ShapeException if a map is not from D to D, or D is not a multiple of the number of heads
   */
  public SelfAttention(Linear query, Linear key, Linear value, Linear output, int heads) {
    int width = query.inputWidth();
    for (Linear map : List.of(query, key, value, output)) {
      Shapes.require(map.w(), width, width);
    }
    if (heads < 1 || width % heads != 0) {
      throw new ShapeException(
          "SelfAttention: vectors of width " + width + " do not split into " + heads + " heads");
    }
    this.query = query;
    this.key = key;
    this.value = value;
    this.output = output;
    this.heads = heads;
  }

  /** Attention with Glorot-uniform weights and biases zero. */
  SelfAttention(String name, int width, int heads, DType dtype, RandomGenerator random) {
    this(
        Linear.glorot(name + ".query", width, width, dtype, random),
        Linear.glorot(name + ".key", width, width, dtype, random),
        Linear.glorot(name + ".value", width, width, dtype, random),
        Linear.glorot(name + ".output", width, width, dtype, random),
        heads);
  }

  /**
   * Attention with Glorot-uniform weights and biases zero: parameters {@code name.query.w, .b}, {@code name.key.w, .b},
   * {@code name.value.w, .b} and {@code name.output.w, .b}.
   */
  public static SelfAttention glorot(
      String name, int width, int heads, DType dtype, RandomGenerator random) {
    return new SelfAttention(name, width, heads, dtype, random);
  }

  /** The number of heads. */
  public int heads() {
    return heads;
  }

  @Override
  public List<Parameter> parameters() {
    return Stream.of(query, key, value, output).flatMap(map -> map.parameters().stream()).toList();
  }

  @Override
  public Pass forward(Matrix x, Batch batch) {
    Shapes.require("SelfAttention.forward", x, batch, query.inputWidth());
    Layer.Pass q = query.forward(x, batch); //                                   (1)
    Layer.Pass k = key.forward(x, batch); //                                     (1)
    Layer.Pass v = value.forward(x, batch); //                                   (1)
    Vectors all = new Vectors(q.output(), k.output(), v.output());
    List<Head> attended = new ArrayList<>();
    Matrix z = Matrix.zeros(x.dtype(), x.rows(), 0);
    for (int h = 0; h < heads; h++) {
      Head head = attend(all.part(h, heads), batch.rows());
      attended.add(head);
      z = z.beside(head.z());
    }
    return new Pass(q, k, v, attended, output.forward(z, batch)); //             (5)
  }

  /** One head on all sentences; {@code rows} are the rows of each sentence's tokens. */
  private Head attend(Vectors of, int[][] rows) {
    double scale = 1 / Math.sqrt(of.q().columns());
    Matrix z = Matrix.zeros(of.v().dtype(), of.v().rows(), of.v().columns());
    List<Matrix> weights = new ArrayList<>();
    for (int[] tokens : rows) {
      Vectors one = of.gather(tokens);
      Matrix s = one.q().timesTransposed(one.k()).scale(scale); //               (2)  T×T
      Matrix p = softmax(s); //                                                  (3)
      z.scatterAdd(1, tokens, p.times(one.v())); //                              (4)
      weights.add(p);
    }
    return new Head(of, rows, scale, weights, z);
  }

  /** P from S, T×T, in place: every token sees its whole sentence. */
  Matrix softmax(Matrix s) {
    return s.logSoftmax().exp(); // (3)
  }

  /** Queries, keys and values of some tokens, one row each; or the gradients of all three. */
  private record Vectors(Matrix q, Matrix k, Matrix v) {
    Vectors part(int h, int heads) {
      int from = h * q.columns() / heads;
      int to = (h + 1) * q.columns() / heads;
      return new Vectors(q.columns(from, to), k.columns(from, to), v.columns(from, to));
    }

    Vectors beside(Vectors other) {
      return new Vectors(q.beside(other.q), k.beside(other.k), v.beside(other.v));
    }

    Vectors gather(int[] tokens) {
      return new Vectors(q.gather(tokens), k.gather(tokens), v.gather(tokens));
    }

    void scatterAdd(int[] tokens, Vectors gradients) {
      q.scatterAdd(1, tokens, gradients.q);
      k.scatterAdd(1, tokens, gradients.k);
      v.scatterAdd(1, tokens, gradients.v);
    }

    Vectors zeros(int columns) {
      Matrix zeros = Matrix.zeros(q.dtype(), q.rows(), columns);
      return new Vectors(zeros, zeros.copy(), zeros.copy());
    }
  }

  /** One call of one head; {@code weights} are P for each sentence. */
  private record Head(Vectors of, int[][] rows, double scale, List<Matrix> weights, Matrix z) {
    Vectors backward(Matrix dz) {
      Vectors gradients = of.zeros(dz.columns());
      for (int sentence = 0; sentence < rows.length; sentence++) {
        int[] tokens = rows[sentence];
        Vectors one = of.gather(tokens);
        gradients.scatterAdd(tokens, backward(dz.gather(tokens), one, weights.get(sentence)));
      }
      return gradients;
    }

    private Vectors backward(Matrix dz, Vectors one, Matrix p) {
      Matrix dv = p.transposed().times(dz); //                  (4)  Z = P V
      Matrix ds = dz.timesTransposed(one.v()); //               (4)  T×T: dP, until (3)
      ds.multiply(p); //                                        (3)  P = softmax(S):
      for (int t = 0; t < ds.rows(); t++) {
        ds.row(t).addScaled(-ds.row(t).sum(), p.row(t)); //     (3)  dS = P ⊙ (dP − Σ P ⊙ dP)
      }
      ds.scale(scale); //                                       (2)  S = Q Kᵀ / √d
      Matrix dq = ds.times(one.k()); //                         (2)
      Matrix dk = ds.transposed().times(one.q()); //            (2)
      return new Vectors(dq, dk, dv);
    }
  }

  /** One call, with the attention weights. */
  public static final class Pass implements Layer.Pass {
    private final Layer.Pass q;
    private final Layer.Pass k;
    private final Layer.Pass v;
    private final List<Head> heads;
    private final Layer.Pass y;

    private Pass(Layer.Pass q, Layer.Pass k, Layer.Pass v, List<Head> heads, Layer.Pass y) {
      this.q = q;
      this.k = k;
      this.v = v;
      this.heads = heads;
      this.y = y;
    }

    /**
     * P of one sentence and head, T×T: row t is the attention of token t to each token; every row adds up to one.
     *
     * @param sentence its index in the sentences' order, not the packed one
     * @param head counted from 0
     */
    public Matrix weights(int sentence, int head) {
      return heads.get(head).weights().get(sentence);
    }

    /** The queries, N×D. */
    public Matrix q() {
      return q.output();
    }

    /** The keys, N×D. */
    public Matrix k() {
      return k.output();
    }

    /** The values, N×D. */
    public Matrix v() {
      return v.output();
    }

    @Override
    public Matrix output() {
      return y.output();
    }

    @Override
    public Matrix backward(Matrix dy, Gradients into) {
      Matrix dz = y.backward(dy, into); //                      (5)  y = Wo z + bo
      int d = dz.columns() / heads.size();
      Vectors gradients = heads.get(0).of().zeros(0);
      for (int h = 0; h < heads.size(); h++) {
        gradients = gradients.beside(heads.get(h).backward(dz.columns(h * d, (h + 1) * d)));
      }
      Matrix dx = v.backward(gradients.v(), into); //              (1)  v = Wv x + bv
      dx.add(k.backward(gradients.k(), into)); //                  (1)  k = Wk x + bk
      dx.add(q.backward(gradients.q(), into)); //                  (1)  q = Wq x + bq
      return dx; //                                                  x is used three times:
      // gradients add up
    }
  }
}
