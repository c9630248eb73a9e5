package dev.unfold.check;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.nn.Batch;
import dev.unfold.nn.Layer;
import dev.unfold.nn.Truncated;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;

/**
 * A layer on its input.
 *
 * @param layer what is checked
 * @param x the input, N×D
 * @param sentences to which the rows belong
 * @param dOutput the loss gradient of the output, N×H
 * @param noise the seed of what disturbs the layer, the same at every call; nothing does if it is empty
 */
public record CheckableLayer(
    Layer layer, Matrix x, Sentences sentences, Matrix dOutput, OptionalLong noise)
    implements Checkable {
  /** A layer that nothing disturbs, with a random dOutput. */
  public static CheckableLayer of(
      Layer layer, Matrix x, Sentences sentences, RandomGenerator random) {
    int width = layer.forward(x.rows(0, 0), Batch.ofLengths()).output().columns();
    Matrix dOutput = WeightedSum.draw(x.dtype(), x.rows(), width, random);
    return new CheckableLayer(layer, x, sentences, dOutput, OptionalLong.empty());
  }

  /** The same, disturbed. */
  public CheckableLayer withNoise(long seed) {
    return new CheckableLayer(layer, x, sentences, dOutput, OptionalLong.of(seed));
  }

  @Override
  public CheckableLayer quiet() {
    return new CheckableLayer(layer, x, sentences, dOutput, OptionalLong.empty());
  }

  @Override
  public List<Parameter> parameters() {
    return layer.parameters();
  }

  /** The batch of all sentences, with its noise at the beginning. */
  public Batch batch() {
    return weighed(layer).batch(sentences.rows(sentences.all()));
  }

  @Override
  public Answer answer(int[] chosen, Gradients into) {
    return weighed(layer).answer(chosen, into);
  }

  @Override
  public DoubleSupplier loss() {
    return weighed(layer instanceof Truncated truncated ? held(truncated) : layer)::loss;
  }

  private Layer held(Truncated truncated) {
    Batch batch = batch();
    int[] packed = batch.pack(sentences.rows(sentences.all()));
    return new DetachedStates(truncated, truncated.forward(x.gather(packed), batch));
  }

  private WeightedSum weighed(Layer asked) {
    return new WeightedSum(
        sentences, x, dOutput, noise, (some, rows, batch) -> asked.forward(some, batch));
  }
}
