package dev.unfold.nn;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import java.util.List;

/**
 * The rectified linear unit, element-wise; its derivative at zero is taken as zero.
 *
 * <pre>{@code
 *   (1) y = max(x, 0)
 * }</pre>
 *
 * <p>Shapes: input N×D of any width, output N×D; N = 0 is allowed. Source: Nair and Hinton 2010. Checked by {@code
 * ReluTest} (numbers by hand, numeric gradient, invariants).
 *
 * <p>Derived in guide/layers/activations.md.
 */
public record Relu() implements Layer {
  /** None. */
  @Override
  public List<Parameter> parameters() {
    return List.of();
  }

  @Override
  public Layer.Pass forward(Matrix x, Batch batch) {
    Shapes.require("Relu.forward", x, batch, x.columns());
    return new Pass(x.copy().relu()); // (1)
  }

  private record Pass(Matrix output) implements Layer.Pass {
    @Override
    public Matrix backward(Matrix dy, Gradients into) {
      return dy.copy().reluBackward(output); // (1)  y = max(x, 0)
    }
  }
}
