package dev.unfold.model;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Parameter;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The plan of a network, independent of its corpus.
 *
 * <p>A network that reads words alone, without dropout, whose body is a single {@code rnn} from left to right or an {@code
 * mlp}, is one of the lab's: {@link LabRnn} and {@link Mlp}. A transformer that is not bidirectional is causal: its tokens
 * see themselves and earlier ones.
 *
 * @param encoder what is read of each word, and how wide its vectors are
 * @param stack the layers between encoder and heads
 * @param crf whether the first head's tags of a sentence are scored together, by a conditional random field
 * @param auxiliary weight of the auxiliary heads' losses
 */
public record NetworkPlan(EncoderPlan encoder, BodyPlan stack, boolean crf, double auxiliary) {
  /** Refuses an auxiliary weight that is not above 0, and an {@code mlp} with layers, directions, a CRF or more than word ids. */
  public NetworkPlan {
    if (!(auxiliary > 0) || Double.isInfinite(auxiliary)) {
      throw new IllegalArgumentException(
          "network: auxiliary is " + auxiliary + ", expected a finite weight above 0");
    }
    boolean plain = encoder.isPlain() && stack.isPlain() && !crf;
    if (stack.kind().equals(BodyKind.MLP) && !plain) {
      throw new IllegalArgumentException(
          "network: the mlp reads words alone, and has one layer, no direction, no crf and no dropout");
    }
  }

  /** A single layer from left to right that reads words alone, with a softmax and without dropout. */
  public static NetworkPlan ofWords(BodyKind body, int word, int hidden) {
    return new NetworkPlan(
        new EncoderPlan(word, 0, 0, 1, 0), new BodyPlan(body, hidden, 1, false, 0), false, 1);
  }

  private NetworkPlan with(BodyPlan other) {
    return new NetworkPlan(encoder, other, crf, auxiliary);
  }

  /** This plan with another number of layers. */
  public NetworkPlan withLayers(int other) {
    return with(stack.withLayers(other));
  }

  /** This plan with another body. */
  public NetworkPlan withBody(BodyKind other) {
    return with(stack.withKind(other));
  }

  /** This plan with another width of the states. */
  public NetworkPlan withHidden(int other) {
    return with(stack.withHidden(other));
  }

  /** This plan reading in both directions or not. */
  public NetworkPlan withBidirectional(boolean other) {
    return with(stack.withBidirectional(other));
  }

  /** This plan with a CRF or without. */
  public NetworkPlan withCrf(boolean other) {
    return new NetworkPlan(encoder, stack, other, auxiliary);
  }

  /** This plan with other widths of the vectors of words, features and letters; 0 for no features or no letters. */
  public NetworkPlan withVectors(int words, int affixes, int letters) {
    return new NetworkPlan(encoder.withVectors(words, affixes, letters), stack, crf, auxiliary);
  }

  /**
   * The sizes that depend on the corpus.
   *
   * @param words the number of words that have a vector of their own
   * @param affixes the number of features
   * @param letters the number of letters
   * @param given pretrained vectors, one a row; they are not trained
   * @param heads the kinds of tags, the one that is asked for first
   */
  public record Sizes(
      int words, int affixes, int letters, Optional<Parameter> given, List<HeadSpec> heads) {
    /** Copies the list. */
    public Sizes {
      heads = List.copyOf(heads);
    }

    /** Sizes without pretrained vectors. */
    public Sizes(int words, int affixes, int letters, List<HeadSpec> heads) {
      this(words, affixes, letters, Optional.empty(), heads);
    }

    private int givenWidth() {
      return given.map(vectors -> vectors.value().columns()).orElse(0);
    }
  }

  /**
   * One kind of tags.
   *
   * @param name the prefix of its parameters' names
   * @param size K, the number of tags
   */
  public record HeadSpec(String name, int size) {}

  /** Whether the network reads word ids alone. */
  public boolean readsWordsAlone() {
    return encoder.readsWordsAlone();
  }

  /** Whether this is the plan of one of the two networks that the lab derives by hand on one screen. */
  public boolean isOfTheLab() {
    boolean plain = encoder.isPlain() && stack.isPlain() && !crf;
    return plain && (body().equals(BodyKind.MLP) || body().is(Cell.RNN));
  }

  /** Whether this is the plan of the lab's recurrent network. */
  public boolean isLabRnn() {
    return isOfTheLab() && body().is(Cell.RNN);
  }

  /**
   * A new network for the experiments: the lab's own where the plan is the lab's.
   *
   * @param head the name of its tags
   * @throws IllegalArgumentException if the plan reads more than words
   */
  public SequenceModel sequenceModel(
      int words, HeadSpec head, DType dtype, RandomGenerator random) {
    if (isOfTheLab()) {
      NetworkSize size = new NetworkSize(words, word(), hidden(), head.size());
      return body().equals(BodyKind.MLP)
          ? Mlp.glorot(size, dtype, random)
          : LabRnn.glorot(size, dtype, random);
    }
    if (!readsWordsAlone()) {
      throw new IllegalArgumentException(
          "network: " + this + ", expected one that reads words alone");
    }
    return create(
        new Sizes(words, 0, 1, List.of(head)), new Weights.Initialised(dtype, random, true));
  }

  /**
   * A network with these weights.
   *
   * @throws IllegalArgumentException for an {@code mlp}, which is no network of layers
   */
  public Network create(Sizes sizes, Weights weights) {
    if (body().equals(BodyKind.MLP)) {
      throw new IllegalArgumentException(
          "network: the mlp is trained by plain gradient descent alone");
    }
    return new NetworkBuilder(this, weights).network(sizes);
  }

  /** The plan of a network with every width multiplied by {@code factor}. */
  public NetworkPlan times(int factor) {
    return new NetworkPlan(encoder.times(factor), stack.times(factor), crf, auxiliary);
  }

  /** The number of weights of the lab's network of this plan, for this many words and tags. */
  public double labWeights(int words, int tags) {
    double inner = body().equals(BodyKind.MLP) ? 3.0 * word() : word() + (double) hidden();
    return (double) words * word() + hidden() * inner + (double) tags * hidden();
  }

  /** The number of weights of such a network, pretrained vectors included. */
  public double weights(Sizes sizes) {
    double sum = (double) sizes.words() * word() + (double) sizes.affixes() * affix();
    sum += sizes.given().map(vectors -> vectors.value().size()).orElse(0);
    if (letter() > 0) {
      sum += (double) sizes.letters() * letter() + 2 * cell().weights(letter(), spelling());
    }
    double input = encoder.width() + sizes.givenWidth();
    sum += stack.weights(input);
    for (HeadSpec tags : sizes.heads()) {
      sum += tags.size() * (stack.outputWidth(input) + 1);
    }
    double first = sizes.heads().get(0).size();
    return crf ? sum + first * (first + 2) : sum;
  }

  /** The number of entries of each word's vector. */
  public int word() {
    return encoder.word();
  }

  /** The same for a word's features; 0 for none. */
  public int affix() {
    return encoder.affix();
  }

  /** The same for each letter; 0 to read no letters. */
  public int letter() {
    return encoder.letter();
  }

  /** Width of each direction's state of the reader of letters. */
  public int spelling() {
    return encoder.spelling();
  }

  /** The kind of the layers. */
  public BodyKind body() {
    return stack.kind();
  }

  /** H, width of each direction's state; in a transformer the inner width of its feed-forward parts. */
  public int hidden() {
    return stack.hidden();
  }

  /** The number of layers. */
  public int layers() {
    return stack.layers();
  }

  /** Whether a token sees later tokens too. */
  public boolean bidirectional() {
    return stack.bidirectional();
  }

  /** Part of the word vectors' entries that training sets to zero. */
  public double inputDropout() {
    return encoder.dropout();
  }

  /** The same between the layers and above them. */
  public double dropout() {
    return stack.dropout();
  }

  /** The number of directions of each layer. */
  int directions() {
    return stack.directions();
  }

  /** The cell that reads letters too: that of the body, a GRU beside a transformer. */
  Cell cell() {
    return body().cell().orElse(Cell.GRU);
  }

  /** For reports: {@code bidirectional lstm, 2 layers of 200, crf, reading words and affixes}; shorter for words alone. */
  @Override
  public String toString() {
    String kind = (bidirectional() ? "bidirectional " : "") + body();
    if (readsWordsAlone()) {
      return kind + (layers() > 1 ? ", " + layers() + " layers" : "") + (crf ? ", crf" : "");
    }
    String read =
        affix() > 0 && letter() > 0
            ? "words, affixes and letters"
            : affix() > 0 ? "words and affixes" : "words and letters";
    return kind
        + ", "
        + (layers() == 1 ? "1 layer" : layers() + " layers")
        + " of "
        + hidden()
        + (crf ? ", crf" : "")
        + ", reading "
        + read;
  }
}
