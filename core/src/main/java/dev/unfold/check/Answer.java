package dev.unfold.check;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;

/**
 * The result of a forward and a backward pass of a {@link Checkable}, or of its {@link Twin}, on some sentences. The
 * matrices have a row for each of all N tokens, zero for tokens of other sentences.
 *
 * @param output N×H; for a tag output or a model the logarithms of the tags' probabilities
 * @param loss the part of the loss that these sentences contribute
 * @param dx the loss gradient of the input, N×D
 * @param gradients the parameters' gradients
 * @param changed the largest change that the call made to its inputs, which it may only read
 */
public record Answer(Matrix output, double loss, Matrix dx, Gradients gradients, double changed) {
  /** An answer whose call left its inputs unchanged. */
  public Answer(Matrix output, double loss, Matrix dx, Gradients gradients) {
    this(output, loss, dx, gradients, 0);
  }

  /** The answer for the sentences of both; the gradients are those of this one, in which both were added up. */
  Answer plus(Answer other) {
    return new Answer(
        output.copy().add(other.output),
        loss + other.loss,
        dx.copy().add(other.dx),
        gradients,
        Math.max(changed, other.changed));
  }
}
