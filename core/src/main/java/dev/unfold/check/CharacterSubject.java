package dev.unfold.check;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.nn.Batch;
import dev.unfold.nn.CharacterEncoder;
import dev.unfold.nn.Layer;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.DoubleSupplier;

/**
 * An encoder of characters on words.
 *
 * @param encoder what is checked
 * @param spellings the characters of every word there is
 * @param words which of them each token is
 * @param sentences to which the tokens belong
 * @param dOutput the loss gradient of the output, N×H
 */
public record CharacterSubject(
    CharacterEncoder encoder, int[][] spellings, int[] words, Sentences sentences, Matrix dOutput)
    implements Subject {
  @Override
  public List<Parameter> parameters() {
    return encoder.parameters();
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
    return new Weighed(sentences, x(), dOutput, OptionalLong.empty(), this::forward);
  }

  /** Each distinct word of the batch once, in ascending order. */
  private Layer.Pass forward(Matrix x, int[] rows, Batch batch) {
    int[] ids = Sentences.pick(words, rows);
    int[] distinct = Arrays.stream(ids).distinct().sorted().toArray();
    int[][] spelled = Arrays.stream(distinct).mapToObj(w -> spellings[w]).toArray(int[][]::new);
    int[] wordOf = Arrays.stream(ids).map(w -> Arrays.binarySearch(distinct, w)).toArray();
    return new Pass(x, encoder.forward(spelled, wordOf, batch));
  }

  private record Pass(Matrix x, CharacterEncoder.Pass encoded) implements Layer.Pass {
    @Override
    public Matrix output() {
      return encoded.output();
    }

    @Override
    public Matrix backward(Matrix dOutput, Gradients into) {
      encoded.backward(dOutput, into);
      return x;
    }
  }
}
