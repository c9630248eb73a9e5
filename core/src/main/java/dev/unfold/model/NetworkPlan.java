package dev.unfold.model;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Parameter;
import dev.unfold.nn.Dropout;
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

  /** Whether this is the plan of the lab's recurrent network. */
  public boolean isLabRnn() {
    return isOfTheLab() && body.is(Cell.RNN);
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
    return new NetworkBuilder(this, weights).network(sizes);
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

  /** The number of directions of each layer. */
  int directions() {
    return bidirectional ? 2 : 1;
  }

  /** The cell that reads letters too: that of the body, a GRU beside a transformer. */
  Cell cell() {
    return body.cell().orElse(Cell.GRU);
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
