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
 * A {@link Layer} and its input.
 *
 * @param layer the layer
 * @param x the input, N×D
 * @param sentences to which the rows belong
 * @param dOutput the loss gradient of the output, N×H
 * @param noise the random seed of the noise, the same at every call; empty for none
 */
public record CheckableLayer(
    Layer layer, Matrix x, Sentences sentences, Matrix dOutput, OptionalLong noise)
    implements Checkable {
  /** A layer without noise, with a random dOutput. */
  public static CheckableLayer of(
      Layer layer, Matrix x, Sentences sentences, RandomGenerator random) {
    int width = layer.forward(x.rows(0, 0), Batch.ofLengths()).output().columns();
    Matrix dOutput = WeightedSum.draw(x.dtype(), x.rows(), width, random);
    return new CheckableLayer(layer, x, sentences, dOutput, OptionalLong.empty());
  }

  /** The same with noise. */
  public CheckableLayer withNoise(long seed) {
    return new CheckableLayer(layer, x, sentences, dOutput, OptionalLong.of(seed));
  }

  @Override
  public CheckableLayer withoutNoise() {
    return new CheckableLayer(layer, x, sentences, dOutput, OptionalLong.empty());
  }

  @Override
  public List<Parameter> parameters() {
    return layer.parameters();
  }

  /** The batch of all sentences, with newly seeded noise. */
  public Batch batch() {
    return weightedSum(layer).batch(sentences.rows(sentences.all()));
  }

  @Override
  public Answer answer(int[] chosen, Gradients into) {
    return weightedSum(layer).answer(chosen, into);
  }

  @Override
  public DoubleSupplier loss() {
    return weightedSum(layer instanceof Truncated truncated ? detached(truncated) : layer)::loss;
  }

  private Layer detached(Truncated truncated) {
    Batch batch = batch();
    int[] packed = batch.pack(sentences.rows(sentences.all()));
    return new DetachedStates(truncated, truncated.forward(x.gather(packed), batch));
  }

  private WeightedSum weightedSum(Layer checked) {
    return new WeightedSum(
        sentences, x, dOutput, noise, (some, rows, batch) -> checked.forward(some, batch));
  }
}
