package dev.unfold.nn;

import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Workspace;
import java.util.Optional;

/**
 * A layer in two parts: what it makes of a token's vector alone, and all that its neighbours have a say in.
 *
 * <pre>{@code
 *   (1) p = [W x + b]        p : N×S   of every gate, side by side
 *   (2) y = steps(p)         y : N×H
 * }</pre>
 *
 * <p>Words come again and again. Where weights stay as they are, (1), some half of a recurrent layer's work, needs to be
 * computed once for each of them. The output is the layer's, bit for bit. For reading only: there is no way back.
 *
 * <p>Checked by {@code ProjectionTest}.
 */
public interface TokenPart {
  /** That of a layer that reads vectors of width D. */
  static TokenPart of(Layer layer, int inputWidth) {
    return found(layer).orElseGet(() -> none(layer, inputWidth));
  }

  /** That of a layer, if it has one. */
  static Optional<TokenPart> found(Layer layer) {
    return layer instanceof HasTokenPart some ? some.projection() : Optional.empty();
  }

  /** None: all that is known of a token is its vector, p = x. */
  static TokenPart none(Layer layer, int inputWidth) {
    return new Vectors(layer, inputWidth);
  }

  /** S, how many numbers are known of each token. */
  int width();

  /** (1): what the layer makes of vectors, N×D: N×S. */
  Matrix of(Matrix x, Workspace workspace);

  /**
   * (2): the layer's output.
   *
   * @param tokens in packed order
   * @throws dev.unfold.matrix.ShapeException if it isn't one row for each of the batch's tokens
   */
  Matrix output(CachedTokens tokens, Batch batch);

  /**
   * Vectors, as they are.
   *
   * @param layer reads them
   * @param width D
   */
  record Vectors(Layer layer, int width) implements TokenPart {
    @Override
    public Matrix of(Matrix x, Workspace workspace) {
      return x;
    }

    @Override
    public Matrix output(CachedTokens tokens, Batch batch) {
      Matrix x = batch.workspace().matrix(tokens.table().dtype(), batch.tokens(), width);
      tokens.assignTo(x, 0, 0);
      return layer.forward(x, batch).output();
    }
  }
}
