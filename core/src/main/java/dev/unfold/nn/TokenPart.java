package dev.unfold.nn;

import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A layer in two parts: what depends on each token alone, and the rest.
 *
 * <pre>{@code
 *   (1) p = [W x + b]        p : N×S   of every gate, side by side
 *   (2) y = steps(p)         y : N×H
 * }</pre>
 *
 * <p>Words repeat. While the weights stay the same, (1), about half of a recurrent layer's work, is needed once for each
 * distinct word and can be cached. The output equals the layer's, bit for bit. For inference only: there is no backward
 * pass.
 *
 * <p>Checked by {@code TokenPartTest}.
 */
public final class TokenPart {
  private final int width;
  private final BiFunction<Matrix, Workspace, Matrix> perToken;
  private final BiFunction<CachedTokens, Batch, Matrix> rest;

  /**
   * The two parts.
   *
   * @param width S
   * @param perToken (1), from N×D to N×S
   * @param rest (2), to N×H
   */
  TokenPart(
      int width,
      BiFunction<Matrix, Workspace, Matrix> perToken,
      BiFunction<CachedTokens, Batch, Matrix> rest) {
    this.width = width;
    this.perToken = perToken;
    this.rest = rest;
  }

  /** The token part of a layer that reads vectors of width D; {@link #none} if the layer has no such part. */
  public static TokenPart of(Layer layer, int inputWidth) {
    return found(layer).orElseGet(() -> none(layer, inputWidth));
  }

  /** The token part of a layer; empty if it has none. */
  static Optional<TokenPart> found(Layer layer) {
    return layer instanceof HasTokenPart divided ? divided.tokenPart() : Optional.empty();
  }

  /** No token part: only the vector of each token is cached, p = x, and (2) is the whole layer. */
  public static TokenPart none(Layer layer, int inputWidth) {
    return new TokenPart(
        inputWidth,
        (x, workspace) -> x,
        (tokens, batch) -> {
          Matrix x = batch.workspace().matrix(tokens.table().dtype(), batch.tokens(), inputWidth);
          tokens.assignTo(x, 0, 0);
          return layer.forward(x, batch).output();
        });
  }

  /**
   * The token part of a recurrent layer: W x + b of its gates.
   *
   * @param gates all gates of the layer
   * @param steps (2), from the gates' inputs to the output, N×H
   */
  static TokenPart ofGates(List<Gate> gates, BiFunction<GateInputs, Batch, Matrix> steps) {
    return new TokenPart(
        gates.size() * gates.get(0).hidden(),
        (x, workspace) -> sideBySide(gates, x, workspace),
        (tokens, batch) -> steps.apply(new GateInputs.Precomputed(tokens, gates), batch));
  }

  private static Matrix sideBySide(List<Gate> gates, Matrix x, Workspace workspace) {
    int hidden = gates.get(0).hidden();
    Matrix all = workspace.matrix(x.dtype(), x.rows(), gates.size() * hidden);
    Matrix sums = workspace.matrix(x.dtype(), x.rows(), hidden);
    for (int gate = 0; gate < gates.size(); gate++) {
      gates.get(gate).ofInput(x, sums, workspace);
      all.setColumns(gate * hidden, sums);
    }
    return all;
  }

  /** The same (1), with another (2). */
  TokenPart withRest(BiFunction<CachedTokens, Batch, Matrix> other) {
    return new TokenPart(width, perToken, other);
  }

  /** S, the number of values to cache for each token. */
  public int width() {
    return width;
  }

  /** (1): from vectors, N×D, to the values to cache, N×S. */
  public Matrix compute(Matrix x, Workspace workspace) {
    return perToken.apply(x, workspace);
  }

  /**
   * (2): the layer's output.
   *
   * @param tokens in packed order
   * @throws dev.unfold.matrix.ShapeException if there isn't one row for each of the batch's tokens
   */
  public Matrix output(CachedTokens tokens, Batch batch) {
    tokens.require(batch);
    return rest.apply(tokens, batch);
  }
}
