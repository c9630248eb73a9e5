package dev.unfold.model;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.Workspace;
import dev.unfold.nn.Batch;
import dev.unfold.nn.CachedTokens;
import dev.unfold.nn.Embedding;
import dev.unfold.nn.Layer;
import dev.unfold.nn.TagLattice;
import dev.unfold.nn.TagOutput;
import dev.unfold.nn.TokenPart;
import dev.unfold.nn.WordEncoder;
import dev.unfold.nn.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A network of layers: an encoder of words, a body, and one head for each kind of tags.
 *
 * <pre>{@code
 *   (1) v = encoder(words)             v : B×D     each distinct word of the batch once
 *   (2) e = v[x]                       e : N×D     x : which of them each token is
 *   (3) h = body(e)                    h : N×H
 *   (4) s_j = head_j(h)                s_j : N×K_j scores of the j-th kind of tags
 *   (5) L = Σ_j λ_j loss_j(s_j, y_j)   λ_0 = 1     y_j : the right tags of that kind
 * }</pre>
 *
 * <p>The first head gives the tags that a tagger is asked for first. The others help it to learn: what separates a past tense
 * from a participle helps to separate a verb from an adjective. What depends on a word alone, (1) and the first products of (3),
 * can be cached ({@link #project}). Input is ids and numbers only; reading is safe for several threads at once.
 *
 * <p>With one head and an encoder of word ids alone it is a {@link SequenceModel}, so every experiment works on it; its
 * methods on bare ids refuse any other network. With a CRF, {@code logForward} gives log marginals and {@code predict} the
 * best sequence.
 *
 * <p>Source: joint tags, Søgaard and Goldberg 2016. Checked by {@code NetworkTest} (an rnn is {@link LabRnn} to the last
 * digits; numeric gradient, invariants) and {@code SeveralHeadsTest}.
 */
public final class Network implements SequenceModel {
  private static final int[] NOTHING = {};

  private final WordEncoder encoder;
  private final Layer body;
  private final TokenPart tokenPart;
  private final List<Head> heads;
  private final List<Parameter> parameters;

  /**
   * One kind of tags.
   *
   * @param scores from the body's vectors to one score a tag
   * @param output the loss and the decoder of the scores
   * @param weight λ, above 0
   */
  public record Head(Layer scores, TagOutput output, double weight) {}

  /**
   * The sentences of a batch.
   *
   * @param words the words that occur, each once
   * @param sentences for each token of each sentence, the index of its word
   */
  public record Input(Words words, int[][] sentences) {}

  /** A network of these parts, the head whose tags are asked for first. */
  public Network(WordEncoder encoder, Layer body, List<Head> heads) {
    this.encoder = encoder;
    this.body = body;
    this.tokenPart = TokenPart.of(body, encoder.width());
    this.heads = List.copyOf(heads);
    this.parameters =
        Stream.concat(
                Stream.of(encoder.parameters(), body.parameters()),
                heads.stream()
                    .flatMap(h -> Stream.of(h.scores().parameters(), h.output().parameters())))
            .flatMap(List::stream)
            .toList();
  }

  /** A network that reads word ids alone and has one head. */
  public static Network ofWords(Embedding words, Layer body, Layer scores, TagOutput output) {
    return new Network(
        new WordEncoder(words, Optional.empty(), Optional.empty()),
        body,
        List.of(new Head(scores, output, 1)));
  }

  @Override
  public List<Parameter> parameters() {
    return parameters;
  }

  /** The kinds of tags, the one that is asked for first. */
  public List<Head> heads() {
    return heads;
  }

  /** The head whose tags are asked for. */
  public Head head() {
    return heads.get(0);
  }

  /** The number type of the weights. */
  public DType dtype() {
    return parameters.get(0).value().dtype();
  }

  /** The layers between the words' vectors and the heads. */
  public Layer body() {
    return body;
  }

  /** Computes the words' vectors. */
  public WordEncoder encoder() {
    return encoder;
  }

  /** This network with some of its heads, by number; the weights are shared. */
  public Network withHeads(int... some) {
    return new Network(encoder, body, Arrays.stream(some).mapToObj(heads::get).toList());
  }

  /**
   * Adds the gradient of the loss to {@code into} and returns the loss.
   *
   * @param batch of the input's sentences; may carry a workspace, and noise for dropout
   * @param tags for each head the right tags, the shape of the sentences
   * @param share the part of a larger batch that this one is: loss and gradients are multiplied by it
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
      TagOutput.Pass l = head.output().forward(s.output(), batch, batch.pack(tags[j])); // (5)
      loss += head.weight() * l.loss();
      Matrix ds = l.backward(share * head.weight(), into); //  (5)  L = Σ λ loss(s, y)
      dh.add(s.backward(ds, into)); //                         (4)  s = head(h): h forks
    }
    Matrix de = h.backward(dh, into); //                       (3)  h = body(e)
    Matrix dv = workspace.zeros(de.dtype(), v.output().rows(), de.columns());
    v.backward(dv.scatterAdd(1, x, de), into); //              (2)  e = v[x], and (1)
    return share * loss;
  }

  /** The loss L of (5), without dropout. */
  public double loss(Input input, int[][][] tags) {
    Batch batch = Batch.of(input.sentences());
    Matrix h = states(input, batch);
    double loss = 0;
    for (int j = 0; j < heads.size(); j++) {
      Head head = heads.get(j);
      Matrix s = head.scores().forward(h, batch).output();
      loss += head.weight() * head.output().forward(s, batch, batch.pack(tags[j])).loss();
    }
    return loss;
  }

  private Matrix states(Input input, Batch batch) {
    Matrix v = encode(input.words(), batch.workspace());
    return body.forward(v.gather(batch.pack(input.sentences())), batch).output();
  }

  /** (1): the vector of each word, B×D. */
  public Matrix encode(Words words, Workspace workspace) {
    return encoder.forward(words, Batch.of(new int[0][0]).in(workspace)).output();
  }

  /** The number of columns of {@link #project}. */
  public int projectedWidth() {
    return tokenPart.width();
  }

  /** All that depends on each word alone: (1), and the first products of the body. */
  public Matrix project(Words words, Workspace workspace) {
    return tokenPart.compute(encode(words, workspace), workspace);
  }

  /** (3): the body's states, N×H, from cached projections. */
  public Matrix states(CachedTokens tokens, Batch batch) {
    return tokenPart.output(tokens, batch);
  }

  /** (4): the scores of one head's tags, N×K, from the states. */
  public Matrix scores(int head, Matrix states, Batch batch) {
    return heads.get(head).scores().forward(states, batch).output();
  }

  /** The scores of the first head's tags, N×K, from cached projections. */
  public Matrix scores(CachedTokens tokens, Batch batch) {
    return scores(0, states(tokens, batch), batch);
  }

  /** The scores of the first head's tags, N×K. */
  public Matrix scores(Input input, Batch batch) {
    return head().scores().forward(states(input, batch), batch).output();
  }

  @Override
  public Matrix logForward(int[][] input) {
    Batch batch = Batch.of(input);
    return head().output().logProbabilities(scores(words(input, batch), batch), batch);
  }

  @Override
  public double crossEntropyLoss(int[][] input, int[][] output) {
    return loss(words(input, Batch.of(input)), new int[][][] {output});
  }

  @Override
  public double backpropagation(int[][] input, int[][] output, Gradients into) {
    return backpropagation(Batch.of(input), input, output, 1, into);
  }

  /** As {@link #backpropagation(Batch, Input, int[][][], double, Gradients)}, on word ids. */
  public double backpropagation(
      Batch batch, int[][] input, int[][] output, double share, Gradients into) {
    return backpropagation(batch, words(input, batch), new int[][][] {output}, share, into);
  }

  @Override
  public int[][] predict(int[][] input) {
    Batch batch = Batch.of(input);
    return batch.unpack(head().output().decode(scores(words(input, batch), batch), batch));
  }

  @Override
  public TagLattice lattice(int[][] input) {
    Batch batch = Batch.of(input);
    return head().output().lattice(scores(words(input, batch), batch), batch);
  }

  /**
   * Sentences of word ids as the network's input.
   *
   * @throws IllegalStateException if it reads more than ids, or has several heads
   */
  public Input words(int[][] ids) {
    return words(ids, Batch.of(ids));
  }

  /** Every token as a word of its own, in packed order: (2) is then the identity. */
  private Input words(int[][] ids, Batch batch) {
    requireIdsAlone();
    int[] x = batch.pack(ids);
    int[][] nothing = new int[x.length][];
    Arrays.fill(nothing, NOTHING);
    return new Input(
        new Words(x, nothing, nothing), batch.unpack(IntStream.range(0, x.length).toArray()));
  }

  private void requireIdsAlone() {
    boolean idsAlone =
        encoder.affixes().isEmpty()
            && encoder.spelling().isEmpty()
            && encoder.pretrained().isEmpty();
    if (!idsAlone || heads.size() > 1) {
      throw new IllegalStateException(
          "network: expected one head and word ids alone, found "
              + heads.size()
              + " heads"
              + (idsAlone ? "" : " and an encoder of affixes, letters or pretrained vectors")
              + "; use the methods that take a Network.Input");
    }
  }

  /** The names and shapes of the parameters. */
  @Override
  public String toString() {
    return SequenceModel.describe(this);
  }
}
