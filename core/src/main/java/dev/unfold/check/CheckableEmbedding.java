package dev.unfold.check;

import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.nn.Batch;
import dev.unfold.nn.Embedding;
import java.util.List;

/**
 * An {@link Embedding} and its input.
 *
 * @param embedding the embedding
 * @param words ids, one a token
 * @param sentences to which the tokens belong
 * @param dOutput the loss gradient of the output, N×E
 */
public record CheckableEmbedding(
    Embedding embedding, int[] words, Sentences sentences, Matrix dOutput) implements CheckableIds {
  @Override
  public List<Parameter> parameters() {
    return embedding.parameters();
  }

  @Override
  public IdPass forward(int[] rows, Batch batch) {
    Embedding.Pass e = embedding.forward(Sentences.pick(words, rows));
    return new IdPass(e.output(), e::backward);
  }
}
