package dev.unfold.nn;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.ShapeException;
import java.util.List;

/**
 * A residual connection: a layer's output is added to its input, so that gradients also pass around the layer unchanged.
 *
 * <pre>{@code
 *   (1) f = layer(x)        x, f, y : D
 *   (2) y = x + f
 * }</pre>
 *
 * <p>Shapes: input N×D, output N×D; the layer must keep the width. Source: He et al. 2016. Checked by {@code
 * ResidualTest} (numbers by hand, numeric gradient, invariants).
 *
 * <p>Derived in guide/layers/transformer.md.
 *
 * @param layer keeps the width of its input
 */
public record Residual(Layer layer) implements Layer {
  @Override
  public List<Parameter> parameters() {
    return layer.parameters();
  }

  /**
   * Runs the layer and adds x.
   *
   * @throws ShapeException if the layer changes the width of x, or does not accept x
   */
  @Override
  public Layer.Pass forward(Matrix x, Batch batch) {
    Layer.Pass f = layer.forward(x, batch); //                (1)
    Matrix y = x.copy().add(f.output()); //                   (2)
    return new Pass(f, y);
  }

  private record Pass(Layer.Pass f, Matrix output) implements Layer.Pass {
    @Override
    public Matrix backward(Matrix dy, Gradients into) {
      Matrix dx =
          dy.copy(); //                     (2)  y = x + f: the gradients of both paths add up
      return dx.add(f.backward(dy, into)); //       (1)  f = layer(x)
    }
  }
}
