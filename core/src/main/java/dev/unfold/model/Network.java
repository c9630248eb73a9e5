package dev.unfold.model;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.nn.Batch;
import dev.unfold.nn.Embedding;
import dev.unfold.nn.Layer;
import dev.unfold.nn.TagLattice;
import dev.unfold.nn.TagOutput;
import java.util.List;
import java.util.stream.Stream;

/**
 * Any network of layers as a model for the lab: what is proved of the layers is what trains and tags.
 *
 * <pre>{@code
 *   (1) e = embedding[x]            x : word ids          e : N×E
 *   (2) s = body(e)                 s : N×K scores
 *   (3) L = loss(s, y)              y : tag ids
 * }</pre>
 *
 * <p>With a CRF for its loss, {@code logForward} gives log marginals and {@code predict} the best sequence. Checked by
 * {@code NetworkTest}: a network of the same cell is {@link LabRnn} to the last digits.
 */
public final class Network implements SequenceModel {
  private final Embedding embedding;
  private final Layer body;
  private final TagOutput loss;

  /** A network of these parts; {@code body} reads vectors of the embedding's width and writes one score a tag. */
  public Network(Embedding embedding, Layer body, TagOutput loss) {
    this.embedding = embedding;
    this.body = body;
    this.loss = loss;
  }

  /** The layers between the words' vectors and the scores. */
  public Layer body() {
    return body;
  }

  /** Where words become vectors. */
  public Embedding embedding() {
    return embedding;
  }

  /** What the scores end in. */
  public TagOutput loss() {
    return loss;
  }

  @Override
  public List<Parameter> parameters() {
    return Stream.of(embedding.parameters(), body.parameters(), loss.parameters())
        .flatMap(List::stream)
        .toList();
  }

  private Matrix scores(int[][] input, Batch batch) {
    Matrix e = embedding.forward(batch.pack(input), batch.workspace()).output(); // (1)
    return body.forward(e, batch).output(); // (2)
  }

  @Override
  public Matrix logForward(int[][] input) {
    Batch batch = Batch.of(input);
    return loss.logProbabilities(scores(input, batch), batch);
  }

  @Override
  public double crossEntropyLoss(int[][] input, int[][] output) {
    Batch batch = Batch.of(input);
    return loss.forward(scores(input, batch), batch, batch.pack(output)).loss(); // (3)
  }

  @Override
  public double backpropagation(int[][] input, int[][] output, Gradients into) {
    return backpropagation(Batch.of(input), input, output, 1, into);
  }

  /**
   * As {@link #backpropagation(int[][], int[][], Gradients)}, on a batch that may carry noise and a workspace.
   *
   * @param share what part of the whole this batch is: its loss and gradients are multiplied by it
   */
  public double backpropagation(
      Batch batch, int[][] input, int[][] output, double share, Gradients into) {
    Embedding.Pass e = embedding.forward(batch.pack(input), batch.workspace()); //       (1)
    Layer.Pass s = body.forward(e.output(), batch); //                                   (2)
    TagOutput.Pass l = loss.forward(s.output(), batch, batch.pack(output)); //                (3)
    Matrix ds = l.backward(share, into); //  (3)  L = loss(s, y)
    Matrix de = s.backward(ds, into); //     (2)  s = body(e)
    e.backward(de, into); //                 (1)  e = embedding[x]
    return share * l.loss();
  }

  @Override
  public int[][] predict(int[][] input) {
    Batch batch = Batch.of(input);
    return batch.unpack(loss.decode(scores(input, batch), batch));
  }

  @Override
  public TagLattice lattice(int[][] input) {
    Batch batch = Batch.of(input);
    return loss.lattice(scores(input, batch), batch);
  }
}
