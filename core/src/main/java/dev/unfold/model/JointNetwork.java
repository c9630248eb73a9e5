package dev.unfold.model;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.Workspace;
import dev.unfold.nn.Batch;
import dev.unfold.nn.CachedTokens;
import dev.unfold.nn.Layer;
import dev.unfold.nn.TagOutput;
import dev.unfold.nn.TokenPart;
import dev.unfold.nn.WordEncoder;
import dev.unfold.nn.Words;
import java.util.List;
import java.util.stream.Stream;

/**
 * A network that learns several kinds of tags at once from words, their letters and their neighbours.
 *
 * <pre>{@code
 *   (1) v = encoder(words)             v : B×D     each distinct word of the batch once
 *   (2) e = v[x]                       e : N×D     x : which of them each token is
 *   (3) h = body(e)                    h : N×H
 *   (4) s_j = head_j(h)                s_j : N×K_j scores of the j-th kind of tags
 *   (5) L = Σ_j λ_j loss_j(s_j, y_j)   λ_0 = 1     y_j : the right tags of that kind
 * }</pre>
 *
 * <p>The first head gives the tags that are asked for; the others are there to teach: what tells a past tense from a
 * participle helps to tell a verb from an adjective. What depends on a word alone, (1) and the first products of (3), a tagger
 * can keep ({@link #project}). Numbers and ids only; reading is safe for several threads at once.
 *
 * <p>Source: joint tags, Søgaard and Goldberg 2016. Checked by {@code JointNetworkTest} (numeric gradient of every
 * parameter, invariants).
 */
public final class JointNetwork {
  private final WordEncoder encoder;
  private final Layer body;
  private final TokenPart projection;
  private final List<Head> heads;
  private final List<Parameter> parameters;

  /**
   * One kind of tags.
   *
   * @param scores from the body's vectors to one score a tag
   * @param loss what the scores end in
   * @param weight λ, above 0
   */
  public record Head(Layer scores, TagOutput loss, double weight) {}

  /**
   * Sentences of a batch.
   *
   * @param words the words that occur, each once
   * @param sentences for each token of each sentence, which of them it is
   */
  public record Input(Words words, int[][] sentences) {}

  /** A network of these parts, the head whose tags are asked for first. */
  public JointNetwork(WordEncoder encoder, Layer body, List<Head> heads) {
    this.encoder = encoder;
    this.body = body;
    this.projection = TokenPart.of(body, encoder.width());
    this.heads = List.copyOf(heads);
    this.parameters =
        Stream.concat(
                Stream.of(encoder.parameters(), body.parameters()),
                heads.stream()
                    .flatMap(h -> Stream.of(h.scores().parameters(), h.loss().parameters())))
            .flatMap(List::stream)
            .toList();
  }

  /** The parameters in the order in which files and reports list them. */
  public List<Parameter> parameters() {
    return parameters;
  }

  /** The kinds of tags, the one that is asked for first. */
  public List<Head> heads() {
    return heads;
  }

  /** The type of its numbers. */
  public DType dtype() {
    return parameters.get(0).value().dtype();
  }

  /** The layers between the words' vectors and the heads. */
  public Layer body() {
    return body;
  }

  /** What words alone say. */
  public WordEncoder encoder() {
    return encoder;
  }

  /** This network without the heads that are only there to teach. */
  public JointNetwork withFirstHead() {
    return new JointNetwork(encoder, body, heads.subList(0, 1));
  }

  /**
   * Adds the gradient of the loss to {@code into} and returns the loss.
   *
   * @param batch of the input's sentences; may carry a workspace, and noise for dropout
   * @param tags for each head the right tags, the shape of the sentences
   * @param share what part of the whole this batch is: its loss and gradients are multiplied by it
   */
  public double backpropagation(
      Batch batch, Input input, int[][][] tags, double share, Gradients into) {
    Workspace workspace = batch.workspace();
    int[] x = batch.pack(input.sentences());
    WordEncoder.Pass v = encoder.forward(input.words(), batch); //                (1)
    Layer.Pass h = body.forward(workspace.gather(v.output(), x), batch); //       (2) (3)
    Matrix dh = workspace.zeros(v.output().dtype(), x.length, h.output().columns());
    double loss = 0;
    for (int j = 0; j < heads.size(); j++) {
      Head head = heads.get(j);
      Layer.Pass s = head.scores().forward(h.output(), batch); //                 (4)
      TagOutput.Pass l = head.loss().forward(s.output(), batch, batch.pack(tags[j])); // (5)
      loss += head.weight() * l.loss();
      Matrix ds = l.backward(share * head.weight(), into); //  (5)  L = Σ λ loss(s, y)
      dh.add(s.backward(ds, into)); //                         (4)  s = head(h): h forks
    }
    Matrix de = h.backward(dh, into); //                       (3)  h = body(e)
    Matrix dv = workspace.zeros(de.dtype(), v.output().rows(), de.columns());
    v.backward(dv.scatterAdd(1, x, de), into); //              (2)  e = v[x], and (1)
    return share * loss;
  }

  /** The loss L of (5), undisturbed. */
  public double loss(Input input, int[][][] tags) {
    Batch batch = Batch.of(input.sentences());
    Matrix v = encode(input.words(), batch.workspace());
    Matrix h = body.forward(v.gather(batch.pack(input.sentences())), batch).output();
    double loss = 0;
    for (int j = 0; j < heads.size(); j++) {
      Head head = heads.get(j);
      Matrix s = head.scores().forward(h, batch).output();
      loss += head.weight() * head.loss().forward(s, batch, batch.pack(tags[j])).loss();
    }
    return loss;
  }

  /** (1): the vector of each word, B×D. */
  public Matrix encode(Words words, Workspace workspace) {
    return encoder.forward(words, Batch.ofLengths().in(workspace)).output();
  }

  /** How many numbers {@link #project} gives for a word. */
  public int projectedWidth() {
    return projection.width();
  }

  /** All that depends on each word alone: (1), and what the body makes of it. */
  public Matrix project(Words words, Workspace workspace) {
    return projection.compute(encode(words, workspace), workspace);
  }

  /** The scores of the first head's tags, N×K: what its loss decides by. */
  public Matrix scores(CachedTokens tokens, Batch batch) {
    return heads.get(0).scores().forward(projection.output(tokens, batch), batch).output();
  }

  /** The logarithms of the probabilities of the first head's tags, N×K. {@code e}: the vectors of the tokens, N×D, in packed order. */
  public Matrix logProbabilities(Matrix e, Batch batch) {
    Matrix h = body.forward(e, batch).output();
    Matrix scores = heads.get(0).scores().forward(h, batch).output();
    return heads.get(0).loss().logProbabilities(scores, batch);
  }
}
