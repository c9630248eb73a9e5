package dev.unfold.nn;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.Workspace;
import java.util.List;
import java.util.Optional;

/**
 * A layer run from right to left.
 *
 * <pre>{@code
 *   (1) x′ = R x         R mirrors each sentence in its own rows; R Rᵀ = R R = 1
 *   (2) y′ = layer(x′)
 *   (3) y = R y′
 * }</pre>
 *
 * <p>The sentences keep their places in the batch. Shapes: as the layer's. Checked by {@code ReversedTest}.
 *
 * <p>Derived in guide/layers/bidirectional.md.
 */
public final class Reversed implements HasTokenPart {
  private final Layer layer;

  /** Runs a layer that reads from left to right on mirrored sentences. */
  public Reversed(Layer layer) {
    this.layer = layer;
  }

  /** The layer, which is given the mirrored sentences. */
  public Layer layer() {
    return layer;
  }

  @Override
  public List<Parameter> parameters() {
    return layer.parameters();
  }

  @Override
  public Pass forward(Matrix x, Batch batch) {
    Shapes.requireRows("Reversed.forward: x", x, batch.tokens());
    int[] reversal = batch.reversal();
    Workspace workspace = batch.workspace();
    Layer.Pass mirrored = layer.forward(workspace.gather(x, reversal), batch); // (1) (2)
    Matrix output = workspace.gather(mirrored.output(), reversal); // (3)
    return new Pass(reversal, mirrored, output, workspace);
  }

  @Override
  public Optional<TokenPart> tokenPart() {
    return TokenPart.found(layer)
        .map(part -> part.withRest((tokens, batch) -> output(part, tokens, batch)));
  }

  private static Matrix output(TokenPart part, CachedTokens tokens, Batch batch) {
    int[] reversal = batch.reversal();
    Matrix mirrored = part.output(tokens.inOrder(reversal), batch); // (1) (2)
    return batch.workspace().gather(mirrored, reversal); //            (3)
  }

  /** One call. */
  public static final class Pass implements Layer.Pass {
    private final int[] reversal;
    private final Layer.Pass mirrored;
    private final Matrix output;
    private final Workspace workspace;

    private Pass(int[] reversal, Layer.Pass mirrored, Matrix output, Workspace workspace) {
      this.reversal = reversal;
      this.mirrored = mirrored;
      this.output = output;
      this.workspace = workspace;
    }

    @Override
    public Matrix output() {
      return output;
    }

    /** The call of the layer on the mirrored sentences. */
    public Layer.Pass mirrored() {
      return mirrored;
    }

    @Override
    public Matrix backward(Matrix dOutput, Gradients into) {
      Shapes.requireRows("Reversed.backward: dOutput", dOutput, reversal.length);
      Matrix dMirrored = workspace.gather(dOutput, reversal); //  (3)  y = R y′
      Matrix dxMirrored = mirrored.backward(dMirrored, into); //  (2)  y′ = layer(x′)
      return workspace.gather(dxMirrored, reversal); //           (1)  x′ = R x
    }
  }
}
