package dev.unfold.check;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.nn.Embedding;
import dev.unfold.nn.Layer;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.DoubleSupplier;

/**
 * An embedding on words.
 *
 * @param embedding what is checked
 * @param words ids, one a token
 * @param sentences to which the tokens belong
 * @param dOutput the loss gradient of the output, N×E
 */
public record EmbeddingSubject(
    Embedding embedding, int[] words, Sentences sentences, Matrix dOutput) implements Subject {
  @Override
  public List<Parameter> parameters() {
    return embedding.parameters();
  }

  @Override
  public Matrix x() {
    return dOutput.columns(0, 0);
  }

  @Override
  public Answer answer(int[] chosen, Gradients into) {
    return weighed().answer(chosen, into);
  }

  @Override
  public DoubleSupplier loss() {
    return weighed()::loss;
  }

  private Weighed weighed() {
    return new Weighed(
        sentences,
        x(),
        dOutput,
        OptionalLong.empty(),
        (x, rows, batch) -> new Pass(x, embedding.forward(Sentences.pick(words, rows))));
  }

  private record Pass(Matrix x, Embedding.Pass e) implements Layer.Pass {
    @Override
    public Matrix output() {
      return e.output();
    }

    @Override
    public Matrix backward(Matrix dOutput, Gradients into) {
      e.backward(dOutput, into);
      return x;
    }
  }
}
