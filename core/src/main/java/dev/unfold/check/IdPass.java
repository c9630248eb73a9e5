package dev.unfold.check;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.nn.Layer;
import java.util.function.BiConsumer;

/**
 * One call of an encoder of ids, in the form of a layer's.
 *
 * @param output N×H
 * @param parameters takes the loss gradient of the output, and adds the parameters' gradients
 */
record IdPass(Matrix output, BiConsumer<Matrix, Gradients> parameters) implements Layer.Pass {
  @Override
  public Matrix backward(Matrix dOutput, Gradients into) {
    parameters.accept(dOutput, into);
    return dOutput.columns(0, 0);
  }
}
