package dev.unfold.check;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;

/**
 * What a subject, or its twin, makes of some sentences. The matrices have a row for each of all N tokens, zero where a
 * token was not asked for.
 *
 * @param output N×H; of a loss or a model the logarithms of the tags' probabilities
 * @param loss what these sentences add to the loss
 * @param dx the loss gradient of the input, N×D
 * @param gradients the parameters' gradients
 * @param changed how much the call changed what it was only to read
 */
public record Answer(Matrix output, double loss, Matrix dx, Gradients gradients, double changed) {
  /** An answer of one who changed nothing. */
  public Answer(Matrix output, double loss, Matrix dx, Gradients gradients) {
    this(output, loss, dx, gradients, 0);
  }

  /** The answer to both questions; the gradients are those of this one, in which they add up. */
  Answer plus(Answer other) {
    return new Answer(
        output.copy().add(other.output),
        loss + other.loss,
        dx.copy().add(other.dx),
        gradients,
        Math.max(changed, other.changed));
  }
}
