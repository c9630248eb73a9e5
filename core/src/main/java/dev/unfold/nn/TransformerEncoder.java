package dev.unfold.nn;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * A Transformer's encoder: blocks in sequence, and a final norm.
 *
 * <pre>{@code
 *   (1) x₀ = x,  x_b = block_b(x_(b−1))        x_b, y : D   one token        b = 1, 2, …
 *   (2) y = norm(x_last)
 * }</pre>
 *
 * <p>It does not know the order of a sentence's tokens: add {@link SinusoidalPositions} or {@link LearnedPositions} to
 * x.
 *
 * <p>Shapes: input N×D, output N×D; N = 0 is allowed. Source: Vaswani et al. 2017, pre-norm ({@link TransformerBlock}).
 * Checked by {@code TransformerEncoderTest} (numbers by hand, numeric gradient, invariants).
 *
 * <p>PyTorch computes the same with {@code TransformerEncoder(TransformerEncoderLayer(D, heads, F, dropout=0,
 * activation="relu", norm_first=True), blocks, norm=LayerNorm(D))}.
 *
 * <p>Derived in guide/layers/transformer.md.
 */
public final class TransformerEncoder implements Layer {
  private final List<TransformerBlock> blocks;
  private final LayerNorm norm;

  /** An encoder of the given blocks, first to last, and the final norm. */
  public TransformerEncoder(List<TransformerBlock> blocks, LayerNorm norm) {
    this.blocks = List.copyOf(blocks);
    this.norm = norm;
  }

  /** An encoder in which tokens see their whole sentence, with relu; initial values as those of its parts. */
  public static TransformerEncoder glorot(
      String name, TransformerSize size, Dropout dropout, DType dtype, RandomGenerator random) {
    return of(name, size, dropout, SelfAttention::glorot, dtype, random);
  }

  /** An encoder in which tokens see themselves and earlier ones, with relu; initial values as those of its parts. */
  public static TransformerEncoder causal(
      String name, TransformerSize size, Dropout dropout, DType dtype, RandomGenerator random) {
    return of(name, size, dropout, CausalSelfAttention::glorot, dtype, random);
  }

  /** Makes the attention of a block. */
  private interface Attention {
    SelfAttention of(String name, int width, int heads, DType dtype, RandomGenerator random);
  }

  private static TransformerEncoder of(
      String name,
      TransformerSize size,
      Dropout dropout,
      Attention attention,
      DType dtype,
      RandomGenerator random) {
    int width = size.width();
    List<TransformerBlock> blocks = new ArrayList<>();
    for (int b = 0; b < size.blocks(); b++) {
      String attending = name + "." + b + ".attention";
      String feeding = name + "." + b + ".feedforward";
      blocks.add(
          new TransformerBlock(
              LayerNorm.of(attending + ".norm", width, dtype),
              attention.of(attending, width, size.heads(), dtype, random),
              LayerNorm.of(feeding + ".norm", width, dtype),
              FeedForward.relu(feeding, width, size.hidden(), dtype, random),
              dropout));
    }
    return new TransformerEncoder(blocks, LayerNorm.of(name + ".norm", width, dtype));
  }

  /** The blocks, first to last. */
  public List<TransformerBlock> blocks() {
    return blocks;
  }

  /** The final norm. */
  public LayerNorm norm() {
    return norm;
  }

  @Override
  public List<Parameter> parameters() {
    return Stream.concat(blocks.stream(), Stream.of(norm))
        .flatMap(layer -> layer.parameters().stream())
        .toList();
  }

  @Override
  public Pass forward(Matrix x, Batch batch) {
    List<TransformerBlock.Pass> passes = new ArrayList<>();
    Matrix xb = x;
    for (TransformerBlock block : blocks) {
      TransformerBlock.Pass pass = block.forward(xb, batch); //      (1)
      passes.add(pass);
      xb = pass.output();
    }
    return new Pass(passes, norm.forward(xb, batch)); //             (2)
  }

  /**
   * One call.
   *
   * @param blocks first to last
   * @param y the final norm
   */
  public record Pass(List<TransformerBlock.Pass> blocks, Layer.Pass y) implements Layer.Pass {
    @Override
    public Matrix output() {
      return y.output();
    }

    @Override
    public Matrix backward(Matrix dy, Gradients into) {
      Matrix dx = y.backward(dy, into); //                 (2)  y = norm(x_last)
      for (int b = blocks.size() - 1; b >= 0; b--) {
        dx = blocks.get(b).backward(dx, into); //          (1)  x_b = block_b(x_(b−1))
      }
      return dx;
    }
  }
}
