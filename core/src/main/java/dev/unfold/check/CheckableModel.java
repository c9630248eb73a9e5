package dev.unfold.check;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.model.SequenceModel;
import dev.unfold.nn.Batch;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * A model and its input, tagged sentences.
 *
 * @param model the model
 * @param input words, one array a sentence
 * @param output the right tags, the shape of {@code input}
 */
public record CheckableModel(SequenceModel model, int[][] input, int[][] output)
    implements Checkable {
  @Override
  public List<Parameter> parameters() {
    return model.parameters();
  }

  @Override
  public Matrix x() {
    return Matrix.zeros(parameters().get(0).value().dtype(), sentences().tokens(), 0);
  }

  @Override
  public Sentences sentences() {
    return new Sentences(Arrays.stream(input).mapToInt(sentence -> sentence.length).toArray());
  }

  @Override
  public Answer answer(int[] chosen, Gradients into) {
    int[][] rows = sentences().rows(chosen);
    int[] packed = Batch.of(rows).pack(rows);
    int[][] words = pick(input, chosen);
    int[][] tags = pick(output, chosen);
    Matrix logP = model.logForward(words);
    Matrix all = Matrix.zeros(logP.dtype(), sentences().tokens(), logP.columns());
    MeanPart part = new MeanPart(packed.length, all.rows());
    double loss = part.backward(parameters(), into, own -> model.backpropagation(words, tags, own));
    return new Answer(all.scatterAdd(1, packed, logP), part.of(loss), x(), into);
  }

  private static int[][] pick(int[][] sentences, int[] chosen) {
    return Arrays.stream(chosen)
        .mapToObj(s -> s == Sentences.EMPTY ? new int[0] : sentences[s])
        .toArray(int[][]::new);
  }

  @Override
  public DoubleSupplier loss() {
    return () -> model.crossEntropyLoss(input, output);
  }
}
