package dev.unfold.nn;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.Workspace;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Two layers on the same input, one from left to right and one from right to left, their outputs side by side.
 *
 * <pre>{@code
 *   (1) h→ = forward(x)            N×H₁
 *   (2) h← = R backward(R x)       N×H₂       R mirrors each sentence
 *   (3) y = [h→ h←]                N×(H₁+H₂)
 * }</pre>
 *
 * <p>A token's output depends on the whole sentence: h→ on the tokens up to it, h← on those from it on. Source: Schuster and
 * Paliwal 1997. Checked by {@code BidirectionalTest} (numeric gradient, float32, invariants: swapped directions on
 * mirrored sentences give the mirrored output with its halves swapped).
 *
 * <p>Derived in guide/layers/bidirectional.md.
 */
public final class Bidirectional implements HasTokenPart {
  private final Layer forward;
  private final Reversed backward;
  private final List<Parameter> parameters;

  /** Whether the directions share neither weights nor noise, so that they can be computed at the same time. */
  private final boolean independent;

  /**
   * The two directions. Both layers read from left to right; the second one is given the mirrored sentences.
   *
   * @throws IllegalArgumentException if two parameters have the same name
   */
  public Bidirectional(Layer forward, Layer backward) {
    this.forward = forward;
    this.backward = new Reversed(backward);
    this.parameters = Stack.parameters("Bidirectional", List.of(forward, backward));
    this.independent =
        forward instanceof Recurrent
            && backward instanceof Recurrent
            && Collections.disjoint(forward.parameters(), backward.parameters());
  }

  /** The layer that reads from left to right. */
  public Layer toRight() {
    return forward;
  }

  /** The layer that is given the mirrored sentences, which it reads from left to right. */
  public Layer toLeft() {
    return backward.layer();
  }

  @Override
  public List<Parameter> parameters() {
    return parameters;
  }

  @Override
  public Pass forward(Matrix x, Batch batch) {
    Workspace workspace = batch.workspace();
    Workspace.Pair<Layer.Pass, Reversed.Pass> both =
        workspace.inParallel(
            independent,
            () -> forward.forward(x, batch), //                 (1)
            other -> backward.forward(x, batch.in(other))); //  (2)
    Matrix output = workspace.concat(both.first().output(), both.second().output()); // (3)
    return new Pass(both.first(), both.second(), output, workspace, independent);
  }

  /** The token parts of both directions, side by side. */
  @Override
  public Optional<TokenPart> tokenPart() {
    return TokenPart.found(forward)
        .flatMap(right -> backward.tokenPart().map(left -> sideBySide(right, left)));
  }

  private TokenPart sideBySide(TokenPart right, TokenPart left) {
    return new TokenPart(
        right.width() + left.width(),
        (x, workspace) -> workspace.concat(right.compute(x, workspace), left.compute(x, workspace)),
        (tokens, batch) -> output(right, left, tokens, batch));
  }

  private Matrix output(TokenPart right, TokenPart left, CachedTokens tokens, Batch batch) {
    Workspace workspace = batch.workspace();
    Workspace.Pair<Matrix, Matrix> both =
        workspace.inParallel(
            independent,
            () -> right.output(tokens, batch), //                                       (1)
            other -> left.output(tokens.from(right.width()), batch.in(other))); //      (2)
    return workspace.concat(both.first(), both.second()); //                            (3)
  }

  /**
   * One call.
   *
   * @param toRight the call from left to right
   * @param toLeft the call from right to left
   * @param output N×(H₁+H₂)
   * @param workspace where the call's matrices come from
   * @param independent whether the backward passes of the two directions may run at the same time
   */
  public record Pass(
      Layer.Pass toRight,
      Reversed.Pass toLeft,
      Matrix output,
      Workspace workspace,
      boolean independent)
      implements Layer.Pass {
    @Override
    public Matrix backward(Matrix dOutput, Gradients into) {
      int middle = toRight.output().columns();
      int end = dOutput.columns();
      Workspace.Pair<Matrix, Matrix> dx =
          workspace.inParallel(
              independent,
              () -> toRight.backward(workspace.columns(dOutput, 0, middle), into), // (3) (1)
              other -> toLeft.backward(other.columns(dOutput, middle, end), into)); // (3) (2)
      return dx.second().add(dx.first()); // (1) (2)  x is used twice: its gradients add up
    }
  }
}
