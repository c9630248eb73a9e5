package dev.unfold.model;

import dev.unfold.matrix.Parameter;
import dev.unfold.nn.Bidirectional;
import dev.unfold.nn.CharacterEncoder;
import dev.unfold.nn.CrossEntropy;
import dev.unfold.nn.Dropout;
import dev.unfold.nn.Embedding;
import dev.unfold.nn.EmbeddingBag;
import dev.unfold.nn.Layer;
import dev.unfold.nn.SentenceState;
import dev.unfold.nn.Stack;
import dev.unfold.nn.TagOutput;
import dev.unfold.nn.WordEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The plan of a {@link JointNetwork}, apart from its corpus.
 *
 * @param word numbers for each word
 * @param affix numbers for the features of a word, such as its affixes and its shape; 0 for none
 * @param letter numbers for each letter; 0 to read no letters
 * @param spelling width of each direction's state of the reader of letters
 * @param cell what goes from letter to letter and from token to token: {@code lstm}, {@code gru} or {@code rnn}
 * @param hidden H, width of each direction's state
 * @param layers how many, one above the other, all bidirectional
 * @param crf whether the first head's tags of a sentence are scored together
 * @param inputDropout part of the word vectors' numbers that training sets to zero
 * @param dropout the same between the layers and above them
 * @param auxiliary weight of the other heads' losses
 */
public record JointPlan(
    int word,
    int affix,
    int letter,
    int spelling,
    Cell cell,
    int hidden,
    int layers,
    boolean crf,
    double inputDropout,
    double dropout,
    double auxiliary) {
  /** Features of a typical word: they begin with vectors that add up to about length one. */
  private static final double AFFIXES = 8;

  /** Refuses widths that make no network. */
  public JointPlan {
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
    if (!cell.isRecurrent()) {
      throw new IllegalArgumentException(
          "network: cell is " + cell + ", expected one that goes on: rnn, lstm or gru");
    }
    if (!(auxiliary > 0) || Double.isInfinite(auxiliary)) {
      throw new IllegalArgumentException(
          "network: auxiliary is " + auxiliary + ", expected a finite weight above 0");
    }
    new Dropout(inputDropout);
    new Dropout(dropout);
  }

  /**
   * What a network is made for.
   *
   * @param words how many words have a vector of their own
   * @param affixes how many features
   * @param letters how many letters
   * @param given vectors that words bring with them, one a row; they stay as they are
   * @param heads the kinds of tags, the one that is asked for first
   */
  public record Sizes(
      int words, int affixes, int letters, Optional<Parameter> given, List<HeadSpec> heads) {
    /** Copies the list. */
    public Sizes {
      heads = List.copyOf(heads);
    }

    /** A network without given vectors. */
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
   * @param name begins the names of its parameters
   * @param size K, how many there are
   */
  public record HeadSpec(String name, int size) {}

  /** A network with these weights. */
  public JointNetwork create(Sizes sizes, Weights weights) {
    WordEncoder encoder = encoder(sizes, weights);
    Layer body = body(encoder.width(), weights);
    List<JointNetwork.Head> heads = new ArrayList<>();
    for (HeadSpec tags : sizes.heads()) {
      Layer scores = weights.linear(tags.name(), 2 * hidden, tags.size());
      boolean first = heads.isEmpty();
      TagOutput loss = first && crf ? weights.crf("crf", tags.size()) : new CrossEntropy();
      heads.add(new JointNetwork.Head(scores, loss, first ? 1 : auxiliary));
    }
    return new JointNetwork(encoder, body, heads);
  }

  /** The plan of a network so many times as wide. */
  public JointPlan times(int size) {
    return new JointPlan(
        size * word,
        size * affix,
        size * letter,
        size * spelling,
        cell,
        size * hidden,
        layers,
        crf,
        inputDropout,
        dropout,
        auxiliary);
  }

  /** How many numbers such a network has: those that it learns, and those that are given. */
  public double weights(Sizes sizes) {
    double sum = (double) sizes.words() * word + (double) sizes.affixes() * affix;
    sum += sizes.given().map(vectors -> vectors.value().size()).orElse(0);
    if (letter > 0) {
      sum += (double) sizes.letters() * letter + 2 * direction(letter, spelling);
    }
    double input = word + affix + (letter == 0 ? 0 : 2.0 * spelling) + sizes.givenWidth();
    for (int layer = 0; layer < layers; layer++) {
      sum += 2 * direction(input, hidden);
      input = 2.0 * hidden;
    }
    for (HeadSpec tags : sizes.heads()) {
      sum += tags.size() * (input + 1);
    }
    double first = sizes.heads().get(0).size();
    return crf ? sum + first * (first + 2) : sum;
  }

  /** Weights of one direction of the cell: W, U and b of every gate, and the GRU's second bias. */
  private double direction(double input, double width) {
    double gate = width * (input + width + 1);
    return switch (cell) {
      case LSTM -> 4 * gate;
      case GRU -> 3 * gate + width;
      default -> gate;
    };
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
                    bidirectional("spelling", letter, spelling, weights),
                    SentenceState.BOTH_ENDS));
    return new WordEncoder(words, affixes, reader, sizes.given().map(Embedding::new));
  }

  private Layer bidirectional(String name, int input, int width, Weights weights) {
    return new Bidirectional(
        weights.direction(cell, name + ".forward", input, width),
        weights.direction(cell, name + ".backward", input, width));
  }

  private Layer body(int width, Weights weights) {
    List<Layer> body = new ArrayList<>();
    body.add(new Dropout(inputDropout));
    int input = width;
    for (int layer = 0; layer < layers; layer++) {
      body.add(bidirectional(cell + "." + layer, input, hidden, weights));
      body.add(new Dropout(dropout));
      input = 2 * hidden;
    }
    return new Stack(body);
  }

  /** What reports say: {@code bidirectional lstm, 2 layers of 200, words, affixes and letters}. */
  @Override
  public String toString() {
    String read =
        affix > 0 && letter > 0
            ? "words, affixes and letters"
            : affix > 0 ? "words and affixes" : letter > 0 ? "words and letters" : "words";
    return "bidirectional "
        + cell
        + ", "
        + (layers == 1 ? "1 layer" : layers + " layers")
        + " of "
        + hidden
        + (crf ? ", crf" : "")
        + ", reading "
        + read;
  }
}
