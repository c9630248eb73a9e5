package dev.unfold.check;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.nn.Batch;
import dev.unfold.nn.TagOutput;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * A loss on scores and right tags.
 *
 * @param end what is checked
 * @param x the scores, N×K
 * @param sentences to which the rows belong
 * @param tags the right tags, one a token
 */
public record CheckableOutput(TagOutput end, Matrix x, Sentences sentences, int[] tags)
    implements Checkable {
  @Override
  public List<Parameter> parameters() {
    return end.parameters();
  }

  @Override
  public Answer answer(int[] chosen, Gradients into) {
    int[][] rows = sentences.rows(chosen);
    Batch batch = Batch.of(rows);
    int[] packed = batch.pack(rows);
    Matrix scores = x.gather(packed);
    Matrix logP = end.logProbabilities(scores, batch);
    TagOutput.Pass pass = end.forward(scores, batch, Sentences.pick(tags, packed));
    MeanPart share = new MeanPart(packed.length, sentences.tokens());
    Matrix dScores = share.backward(parameters(), into, pass::backward);
    Matrix output = Matrix.zeros(x.dtype(), x.rows(), x.columns());
    Matrix dx = Matrix.zeros(x.dtype(), x.rows(), x.columns());
    return new Answer(
        output.scatterAdd(1, packed, logP),
        share.of(pass.loss()),
        dx.scatterAdd(share.part(), packed, dScores),
        into,
        Comparison.difference(scores, x.gather(packed)));
  }

  @Override
  public DoubleSupplier loss() {
    int[][] rows = sentences.rows(sentences.all());
    Batch batch = Batch.of(rows);
    int[] packed = batch.pack(rows);
    int[] y = Sentences.pick(tags, packed);
    return () -> end.forward(x.gather(packed), batch, y).loss();
  }
}
