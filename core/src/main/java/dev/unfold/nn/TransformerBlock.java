package dev.unfold.nn;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import java.util.List;
import java.util.stream.Stream;

/**
 * One block of a Transformer's encoder, pre-norm: attention, then a feed-forward part, each with a residual connection.
 *
 * <pre>{@code
 *   (1) n = norm₁(x)                       x, n, a, m, y : D   one token
 *   (2) f = dropout(attention(n))
 *   (3) a = x + f
 *   (4) m = norm₂(a)
 *   (5) g = dropout(feedForward(m))
 *   (6) y = a + g
 * }</pre>
 *
 * <p>Shapes: input N×D, output N×D; N = 0 is allowed. Cost: that of its parts, {@link SelfAttention} and {@link
 * FeedForward}.
 *
 * <p>Source: Vaswani et al. 2017; the norm before each part, not after the sum, is from Xiong et al. 2020: gradients
 * pass from y to x through no norm, so it trains without warm-up. Checked by {@code TransformerBlockTest} (numbers by
 * hand, numeric gradient, invariants).
 *
 * <p>Derived in guide/layers/transformer.md.
 *
 * @param attentionNorm norm₁
 * @param attention from D to D, causal or not
 * @param feedForwardNorm norm₂
 * @param feedForward from D to D
 * @param dropout applied to the outputs of both parts
 */
public record TransformerBlock(
    LayerNorm attentionNorm,
    SelfAttention attention,
    LayerNorm feedForwardNorm,
    FeedForward feedForward,
    Dropout dropout)
    implements Layer {
  @Override
  public List<Parameter> parameters() {
    return Stream.of(attentionNorm, attention, feedForwardNorm, feedForward)
        .flatMap(layer -> layer.parameters().stream())
        .toList();
  }

  @Override
  public Pass forward(Matrix x, Batch batch) {
    Layer.Pass n = attentionNorm.forward(x, batch); //                      (1)
    SelfAttention.Pass attended = attention.forward(n.output(), batch); //  (2)
    Layer.Pass f = dropout.forward(attended.output(), batch); //            (2)
    Matrix a = x.copy().add(f.output()); //                                 (3)
    Layer.Pass m = feedForwardNorm.forward(a, batch); //                    (4)
    Layer.Pass fed = feedForward.forward(m.output(), batch); //             (5)
    Layer.Pass g = dropout.forward(fed.output(), batch); //                 (5)
    Matrix y = a.copy().add(g.output()); //                                 (6)
    return new Pass(n, attended, f, m, fed, g, y);
  }

  /**
   * One call.
   *
   * @param n norm₁(x)
   * @param attended the attention, with its weights
   * @param f the same after dropout
   * @param m norm₂(a)
   * @param fed the feed-forward part
   * @param g the same after dropout
   * @param output y, N×D
   */
  public record Pass(
      Layer.Pass n,
      SelfAttention.Pass attended,
      Layer.Pass f,
      Layer.Pass m,
      Layer.Pass fed,
      Layer.Pass g,
      Matrix output)
      implements Layer.Pass {
    @Override
    public Matrix backward(Matrix dy, Gradients into) {
      Matrix da = dy.copy(); //                                 (6)  y = a + g
      Matrix dfed = g.backward(dy, into); //                    (5)  g = dropout(feedForward(m))
      Matrix dm = fed.backward(dfed, into); //                  (5)
      da.add(m.backward(dm, into)); //                          (4)  m = norm₂(a)
      Matrix dx = da.copy(); //                                 (3)  a = x + f
      Matrix dattended = f.backward(da, into); //               (2)  f = dropout(attention(n))
      Matrix dn = attended.backward(dattended, into); //        (2)
      return dx.add(n.backward(dn, into)); //                   (1)  n = norm₁(x)
    }
  }
}
