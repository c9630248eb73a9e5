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
 * <p>A token's output knows the whole sentence: h→ what stands before it, h← what stands behind. Source: Schuster and
 * Paliwal 1997. Checked by {@code BidirectionalTest} (numeric gradient, float32, invariants: swapped directions on
 * mirrored sentences give the mirrored output with its halves swapped).
 *
 * <p>Derived in guide/layers/bidirectional.md.
 */
public final class Bidirectional implements HasTokenPart {
  private final Layer forward;
  private final Reversed backward;
  private final List<Parameter> parameters;

  /** Whether the directions share nothing, neither weights nor noise, so that they can be computed at the same time. */
  private final boolean apart;

  /**
   * The two directions; both layers read from left to right, the second one is given the mirrored sentences.
   *
   * @throws IllegalArgumentException if two parameters have the same name
   */
  public Bidirectional(Layer forward, Layer backward) {
    this.forward = forward;
    this.backward = new Reversed(backward);
    this.parameters = Stack.parameters("Bidirectional", List.of(forward, backward));
    this.apart =
        forward instanceof Recurrent
            && backward instanceof Recurrent
            && Collections.disjoint(forward.parameters(), backward.parameters());
  }

  /** The layer that reads the sentences as they are. */
  public Layer toRight() {
    return forward;
  }

  /** The layer that reads the mirrored sentences; it, too, reads from left to right. */
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
            apart,
            () -> forward.forward(x, batch), //                 (1)
            other -> backward.forward(x, batch.in(other))); //  (2)
    Matrix output = workspace.concat(both.first().output(), both.second().output()); // (3)
    return new Pass(both.first(), both.second(), output, workspace, apart);
  }

  /** Those of both directions, side by side. */
  @Override
  public Optional<TokenPart> projection() {
    return TokenPart.found(forward)
        .flatMap(
            right -> backward.projection().map(left -> new BothProjections(right, left, apart)));
  }

  private record BothProjections(TokenPart right, TokenPart left, boolean apart)
      implements TokenPart {
    @Override
    public int width() {
      return right.width() + left.width();
    }

    @Override
    public Matrix of(Matrix x, Workspace workspace) {
      return workspace.concat(right.of(x, workspace), left.of(x, workspace));
    }

    @Override
    public Matrix output(CachedTokens tokens, Batch batch) {
      Workspace workspace = batch.workspace();
      Workspace.Pair<Matrix, Matrix> both =
          workspace.inParallel(
              apart,
              () -> right.output(tokens, batch), //                                       (1)
              other -> left.output(tokens.from(right.width()), batch.in(other))); //      (2)
      return workspace.concat(both.first(), both.second()); //                            (3)
    }
  }

  /**
   * One call.
   *
   * @param toRight the call from left to right
   * @param toLeft the call from right to left
   * @param output N×(H₁+H₂)
   * @param workspace where the call's matrices come from
   * @param apart whether the two directions may go back at the same time
   */
  public record Pass(
      Layer.Pass toRight, Reversed.Pass toLeft, Matrix output, Workspace workspace, boolean apart)
      implements Layer.Pass {
    @Override
    public Matrix backward(Matrix dOutput, Gradients into) {
      int middle = toRight.output().columns();
      int end = dOutput.columns();
      Workspace.Pair<Matrix, Matrix> dx =
          workspace.inParallel(
              apart,
              () -> toRight.backward(workspace.columns(dOutput, 0, middle), into), // (3) (1)
              other -> toLeft.backward(other.columns(dOutput, middle, end), into)); // (3) (2)
      return dx.second().add(dx.first()); // (1) (2)  x forks: its errors add up
    }
  }
}
