package dev.unfold.check;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.nn.Batch;
import dev.unfold.nn.TagOutput;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * A {@link TagOutput} and its input.
 *
 * @param output the tag output
 * @param x the scores, N×K
 * @param sentences to which the rows belong
 * @param tags the right tags, one a token
 */
public record CheckableOutput(TagOutput output, Matrix x, Sentences sentences, int[] tags)
    implements Checkable {
  @Override
  public List<Parameter> parameters() {
    return output.parameters();
  }

  @Override
  public Answer answer(int[] chosen, Gradients into) {
    int[][] rows = sentences.rows(chosen);
    Batch batch = Batch.of(rows);
    int[] packed = batch.pack(rows);
    Matrix scores = x.gather(packed);
    Matrix logP = output.logProbabilities(scores, batch);
    TagOutput.Pass pass = output.forward(scores, batch, Sentences.pick(tags, packed));
    MeanPart part = new MeanPart(packed.length, sentences.tokens());
    Matrix dScores = part.backward(parameters(), into, pass::backward);
    Matrix all = Matrix.zeros(x.dtype(), x.rows(), x.columns());
    Matrix dx = Matrix.zeros(x.dtype(), x.rows(), x.columns());
    return new Answer(
        all.scatterAdd(1, packed, logP),
        part.of(pass.loss()),
        dx.scatterAdd(part.fraction(), packed, dScores),
        into,
        Comparison.difference(scores, x.gather(packed)));
  }

  @Override
  public DoubleSupplier loss() {
    int[][] rows = sentences.rows(sentences.all());
    Batch batch = Batch.of(rows);
    int[] packed = batch.pack(rows);
    int[] y = Sentences.pick(tags, packed);
    return () -> output.forward(x.gather(packed), batch, y).loss();
  }
}
