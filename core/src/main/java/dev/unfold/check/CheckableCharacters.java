package dev.unfold.check;

import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.nn.Batch;
import dev.unfold.nn.CharacterEncoder;
import java.util.Arrays;
import java.util.List;

/**
 * A {@link CharacterEncoder} and its input.
 *
 * @param encoder the encoder
 * @param spellings the characters of every word
 * @param words the index of each token's word in {@code spellings}
 * @param sentences to which the tokens belong
 * @param dOutput the loss gradient of the output, N×H
 */
public record CheckableCharacters(
    CharacterEncoder encoder, int[][] spellings, int[] words, Sentences sentences, Matrix dOutput)
    implements CheckableIds {
  @Override
  public List<Parameter> parameters() {
    return encoder.parameters();
  }

  @Override
  public IdPass forward(int[] rows, Batch batch) {
    int[] ids = Sentences.pick(words, rows);
    int[] distinct = Arrays.stream(ids).distinct().sorted().toArray();
    int[][] spelled = Arrays.stream(distinct).mapToObj(w -> spellings[w]).toArray(int[][]::new);
    int[] wordOf = Arrays.stream(ids).map(w -> Arrays.binarySearch(distinct, w)).toArray();
    CharacterEncoder.Pass encoded = encoder.forward(spelled, wordOf, batch);
    return new IdPass(encoded.output(), encoded::backward);
  }
}
