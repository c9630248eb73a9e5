package dev.unfold.model;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Parameter;
import dev.unfold.nn.Bidirectional;
import dev.unfold.nn.CharacterEncoder;
import dev.unfold.nn.CrossEntropy;
import dev.unfold.nn.Dropout;
import dev.unfold.nn.Embedding;
import dev.unfold.nn.EmbeddingBag;
import dev.unfold.nn.Layer;
import dev.unfold.nn.SentenceState;
import dev.unfold.nn.SinusoidalPositions;
import dev.unfold.nn.Stack;
import dev.unfold.nn.TagOutput;
import dev.unfold.nn.TransformerSize;
import dev.unfold.nn.WordEncoder;
import java.util.ArrayList;
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
 * @param word the number of entries of each word's vector
 * @param affix the same for a word's features, such as its affixes and its shape; 0 for none
 * @param letter the same for each letter; 0 to read no letters
 * @param spelling width of each direction's state of the reader of letters
 * @param body the kind of the layers between encoder and heads
 * @param hidden H, width of each direction's state; in a transformer the inner width of its feed-forward parts
 * @param layers the number of layers
 * @param bidirectional whether a token sees later tokens too
 * @param crf whether the first head's tags of a sentence are scored together, by a conditional random field
 * @param inputDropout part of the word vectors' entries that training sets to zero
 * @param dropout the same between the layers and above them
 * @param auxiliary weight of the auxiliary heads' losses
 */
public record NetworkPlan(
    int word,
    int affix,
    int letter,
    int spelling,
    BodyKind body,
    int hidden,
    int layers,
    boolean bidirectional,
    boolean crf,
    double inputDropout,
    double dropout,
    double auxiliary) {
  /** Features of a typical word: their vectors start so that the sum of this many has about length one. */
  private static final double AFFIXES = 8;

  private static final int MOST_HEADS = 8;

  /** Refuses sizes that make no network, and an {@code mlp} with layers, directions, a CRF or more than word ids. */
  public NetworkPlan {
    if (word < 1 || affix < 0 || letter < 0 || spelling < 1 || hidden < 1 || layers < 1) {
      throw new IllegalArgumentException(
          "network: word "
              + word
              + ", affix "
              + affix
              + ", letter "
              + letter
              + ", spelling "
              + spelling
              + ", hidden "
              + hidden
              + ", layers "
              + layers
              + "; expected all to be at least 1, affix and letter at least 0");
    }
    if (!(auxiliary > 0) || Double.isInfinite(auxiliary)) {
      throw new IllegalArgumentException(
          "network: auxiliary is " + auxiliary + ", expected a finite weight above 0");
    }
    new Dropout(inputDropout);
    new Dropout(dropout);
    boolean plain = layers == 1 && !bidirectional && !crf && inputDropout == 0 && dropout == 0;
    if (body.equals(BodyKind.MLP) && !(plain && affix == 0 && letter == 0)) {
      throw new IllegalArgumentException(
          "network: the mlp reads words alone, and has one layer, no direction, no crf and no dropout");
    }
  }

  /** A single layer from left to right that reads words alone, with a softmax and without dropout. */
  public static NetworkPlan ofWords(BodyKind body, int word, int hidden) {
    return new NetworkPlan(word, 0, 0, 1, body, hidden, 1, false, false, 0, 0, 1);
  }

  /** This plan with another number of layers. */
  public NetworkPlan withLayers(int other) {
    return new NetworkPlan(
        word,
        affix,
        letter,
        spelling,
        body,
        hidden,
        other,
        bidirectional,
        crf,
        inputDropout,
        dropout,
        auxiliary);
  }

  /** This plan with another body. */
  public NetworkPlan withBody(BodyKind other) {
    return new NetworkPlan(
        word,
        affix,
        letter,
        spelling,
        other,
        hidden,
        layers,
        bidirectional,
        crf,
        inputDropout,
        dropout,
        auxiliary);
  }

  /** This plan with another width of the states. */
  public NetworkPlan withHidden(int other) {
    return new NetworkPlan(
        word,
        affix,
        letter,
        spelling,
        body,
        other,
        layers,
        bidirectional,
        crf,
        inputDropout,
        dropout,
        auxiliary);
  }

  /** This plan reading in both directions or not. */
  public NetworkPlan withBidirectional(boolean other) {
    return new NetworkPlan(
        word,
        affix,
        letter,
        spelling,
        body,
        hidden,
        layers,
        other,
        crf,
        inputDropout,
        dropout,
        auxiliary);
  }

  /** This plan with a CRF or without. */
  public NetworkPlan withCrf(boolean other) {
    return new NetworkPlan(
        word,
        affix,
        letter,
        spelling,
        body,
        hidden,
        layers,
        bidirectional,
        other,
        inputDropout,
        dropout,
        auxiliary);
  }

  /** This plan with other widths of the vectors of words, features and letters; 0 for no features or no letters. */
  public NetworkPlan withVectors(int words, int affixes, int letters) {
    return new NetworkPlan(
        words,
        affixes,
        letters,
        spelling,
        body,
        hidden,
        layers,
        bidirectional,
        crf,
        inputDropout,
        dropout,
        auxiliary);
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
    return affix == 0 && letter == 0;
  }

  /** Whether this is the plan of one of the two networks that the lab derives by hand on one screen. */
  public boolean isOfTheLab() {
    boolean singleRnn = body.is(Cell.RNN) && layers == 1 && !bidirectional && !crf;
    boolean plain = readsWordsAlone() && inputDropout == 0 && dropout == 0;
    return plain && (body.equals(BodyKind.MLP) || singleRnn);
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
      NetworkSize size = new NetworkSize(words, word, hidden, head.size());
      return body.equals(BodyKind.MLP)
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
    if (body.equals(BodyKind.MLP)) {
      throw new IllegalArgumentException(
          "network: the mlp is trained by plain gradient descent alone");
    }
    WordEncoder encoder = encoder(sizes, weights);
    Layer layers = new Stack(body(encoder.width(), weights));
    List<Network.Head> heads = new ArrayList<>();
    for (HeadSpec tags : sizes.heads()) {
      Layer scores = weights.linear(tags.name(), outputWidth(encoder.width()), tags.size());
      boolean first = heads.isEmpty();
      TagOutput output = first && crf ? weights.crf("crf", tags.size()) : new CrossEntropy();
      heads.add(new Network.Head(scores, output, first ? 1 : auxiliary));
    }
    return new Network(encoder, layers, heads);
  }

  /** The plan of a network with every width multiplied by {@code factor}. */
  public NetworkPlan times(int factor) {
    return new NetworkPlan(
        factor * word,
        factor * affix,
        factor * letter,
        factor * spelling,
        body,
        factor * hidden,
        layers,
        bidirectional,
        crf,
        inputDropout,
        dropout,
        auxiliary);
  }

  /** The number of weights of the lab's network of this plan, for this many words and tags. */
  public double labWeights(int words, int tags) {
    double inner = body.equals(BodyKind.MLP) ? 3.0 * word : word + (double) hidden;
    return (double) words * word + hidden * inner + (double) tags * hidden;
  }

  /** The number of weights of such a network, pretrained vectors included. */
  public double weights(Sizes sizes) {
    double sum = (double) sizes.words() * word + (double) sizes.affixes() * affix;
    sum += sizes.given().map(vectors -> vectors.value().size()).orElse(0);
    if (letter > 0) {
      sum += (double) sizes.letters() * letter + 2 * cell().weights(letter, spelling);
    }
    double input = (double) word + affix + (letter == 0 ? 0 : 2.0 * spelling) + sizes.givenWidth();
    double output = body.isRecurrent() ? directions() * (double) hidden : input;
    sum += bodyWeights(input);
    for (HeadSpec tags : sizes.heads()) {
      sum += tags.size() * (output + 1);
    }
    double first = sizes.heads().get(0).size();
    return crf ? sum + first * (first + 2) : sum;
  }

  private double bodyWeights(double input) {
    if (!body.isRecurrent()) {
      double block = 4 * input * (input + 1) + hidden * (2 * input + 1) + input + 4 * input;
      return layers * block + 2 * input;
    }
    double sum = 0;
    double width = input;
    for (int layer = 0; layer < layers; layer++) {
      sum += directions() * cell().weights(width, hidden);
      width = directions() * (double) hidden;
    }
    return sum;
  }

  private int directions() {
    return bidirectional ? 2 : 1;
  }

  /** The cell that reads letters too: that of the body, a GRU beside a transformer. */
  private Cell cell() {
    return body.cell().orElse(Cell.GRU);
  }

  /** The width of the last layer's states. */
  private int outputWidth(int input) {
    return body.isRecurrent() ? directions() * hidden : input;
  }

  private WordEncoder encoder(Sizes sizes, Weights weights) {
    Embedding words = new Embedding(weights.vectors("word", sizes.words(), word, 1));
    Optional<EmbeddingBag> affixes =
        affix == 0
            ? Optional.empty()
            : Optional.of(
                new EmbeddingBag(weights.vectors("affix", sizes.affixes(), affix, 1 / AFFIXES)));
    Optional<CharacterEncoder> reader =
        letter == 0
            ? Optional.empty()
            : Optional.of(
                new CharacterEncoder(
                    new Embedding(weights.vectors("letter", sizes.letters(), letter, 1)),
                    bothDirections("spelling", letter, spelling, weights),
                    SentenceState.BOTH_ENDS));
    return new WordEncoder(words, affixes, reader, sizes.given().map(Embedding::new));
  }

  private Layer bothDirections(String name, int input, int width, Weights weights) {
    return new Bidirectional(
        weights.direction(cell(), name + ".forward", input, width),
        weights.direction(cell(), name + ".backward", input, width));
  }

  private List<Layer> body(int width, Weights weights) {
    List<Layer> body = new ArrayList<>();
    addDropout(body, inputDropout);
    if (body().isRecurrent()) {
      addRecurrent(body, width, weights);
      return body;
    }
    body.add(new SinusoidalPositions());
    TransformerSize size = new TransformerSize(width, heads(width), hidden, layers);
    body.add(weights.transformer("transformer", size, new Dropout(dropout), !bidirectional));
    return body;
  }

  private void addRecurrent(List<Layer> body, int width, Weights weights) {
    int input = width;
    for (int layer = 0; layer < layers; layer++) {
      String name = cell() + "." + layer;
      body.add(
          bidirectional
              ? bothDirections(name, input, hidden, weights)
              : weights.direction(cell(), name, input, hidden));
      addDropout(body, dropout);
      input = directions() * hidden;
    }
  }

  /** A rate of 0 needs no layer: it would draw a mask of ones at every step. */
  private static void addDropout(List<Layer> body, double rate) {
    if (rate > 0) {
      body.add(new Dropout(rate));
    }
  }

  /** The largest number of heads, up to eight, that divides the width. */
  private static int heads(int width) {
    for (int heads = MOST_HEADS; heads > 1; heads--) {
      if (width % heads == 0) {
        return heads;
      }
    }
    return 1;
  }

  /** For reports: {@code bidirectional lstm, 2 layers of 200, crf, reading words and affixes}; shorter for words alone. */
  @Override
  public String toString() {
    String kind = (bidirectional ? "bidirectional " : "") + body;
    if (readsWordsAlone()) {
      return kind + (layers > 1 ? ", " + layers + " layers" : "") + (crf ? ", crf" : "");
    }
    String read =
        affix > 0 && letter > 0
            ? "words, affixes and letters"
            : affix > 0 ? "words and affixes" : "words and letters";
    return kind
        + ", "
        + (layers == 1 ? "1 layer" : layers + " layers")
        + " of "
        + hidden
        + (crf ? ", crf" : "")
        + ", reading "
        + read;
  }
}
