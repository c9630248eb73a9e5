package dev.unfold.model;

import dev.unfold.matrix.DType;
import dev.unfold.nn.Bidirectional;
import dev.unfold.nn.Crf;
import dev.unfold.nn.CrossEntropy;
import dev.unfold.nn.Dropout;
import dev.unfold.nn.Embedding;
import dev.unfold.nn.Layer;
import dev.unfold.nn.Linear;
import dev.unfold.nn.SinusoidalPositions;
import dev.unfold.nn.Stack;
import dev.unfold.nn.TagOutput;
import dev.unfold.nn.TransformerEncoder;
import dev.unfold.nn.TransformerSize;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The plan of a network, apart from its corpus.
 *
 * <p>A single {@code rnn} from left to right is the lab's {@link LabRnn}, an {@code mlp} the lab's {@link Mlp}; anything
 * else is a {@link Network}. A transformer that is not bidirectional is a causal one: its tokens see what is before them.
 *
 * @param cell what goes from token to token
 * @param embedding E, numbers for each word
 * @param hidden H, width of each direction's state; in a transformer the inner width of its feed-forward parts
 * @param layers how many, one above the other
 * @param bidirectional whether a token sees what is behind it too
 * @param crf whether the tags of a sentence are scored together, by a conditional random field
 */
public record Architecture(
    Cell cell, int embedding, int hidden, int layers, boolean bidirectional, boolean crf) {
  /** Refuses sizes below one, and an {@code mlp} with layers, directions or a CRF. */
  public Architecture {
    if (embedding < 1 || hidden < 1 || layers < 1) {
      throw new IllegalArgumentException(
          "architecture: embedding "
              + embedding
              + ", hidden "
              + hidden
              + ", layers "
              + layers
              + "; expected all to be at least 1");
    }
    if (cell == Cell.MLP && (layers > 1 || bidirectional || crf)) {
      throw new IllegalArgumentException(
          "architecture: the mlp has one layer, no direction and no crf");
    }
  }

  /** A single layer from left to right with a softmax. */
  public static Architecture of(Cell cell, int embedding, int hidden) {
    return new Architecture(cell, embedding, hidden, 1, false, false);
  }

  /** Whether this is one of the two networks that the lab derives by hand on one screen. */
  public boolean isOfTheLab() {
    return cell == Cell.MLP || cell == Cell.RNN && layers == 1 && !bidirectional && !crf;
  }

  /** A new network for a corpus of so many words and tags. */
  public SequenceModel create(int words, int tags, DType dtype, RandomGenerator random) {
    NetworkSize size = new NetworkSize(words, embedding, hidden, tags);
    if (isOfTheLab()) {
      return cell == Cell.MLP
          ? Mlp.glorot(size, dtype, random)
          : LabRnn.glorot(size, dtype, random);
    }
    Embedding vectors = Embedding.glorot("embedding", words, embedding, dtype, random);
    List<Layer> body = cell.isRecurrent() ? recurrent(dtype, random) : transformer(dtype, random);
    body.add(Linear.glorot("output", width(), tags, dtype, random));
    TagOutput loss = crf ? Crf.zeros("crf", tags, dtype) : new CrossEntropy();
    return new Network(vectors, new Stack(body), loss);
  }

  /** How many numbers such a network learns, to the leading order: enough to see whether there is room for them. */
  public double weights(int words, int tags) {
    double gates = cell == Cell.LSTM ? 4 : cell == Cell.GRU ? 3 : 1;
    double directions = bidirectional ? 2 : 1;
    double inner =
        cell == Cell.TRANSFORMER
            ? embedding * (4.0 * embedding + 2.0 * hidden)
            : gates * directions * hidden * (3.0 * embedding + hidden);
    double deeper =
        cell.isRecurrent() ? gates * directions * hidden * (1 + directions) * hidden : inner;
    return (double) words * embedding
        + inner
        + (layers - 1) * deeper
        + (double) tags * Math.max(embedding, directions * hidden);
  }

  /** The width of what the last layer writes. */
  private int width() {
    if (!cell.isRecurrent()) {
      return embedding;
    }
    return bidirectional ? 2 * hidden : hidden;
  }

  private List<Layer> recurrent(DType dtype, RandomGenerator random) {
    List<Layer> body = new ArrayList<>();
    int input = embedding;
    for (int layer = 0; layer < layers; layer++) {
      String name = cell + "." + layer;
      Layer toRight =
          cell.direction(bidirectional ? name + ".forward" : name, input, hidden, dtype, random);
      body.add(
          bidirectional
              ? new Bidirectional(
                  toRight, cell.direction(name + ".backward", input, hidden, dtype, random))
              : toRight);
      input = width();
    }
    return body;
  }

  private List<Layer> transformer(DType dtype, RandomGenerator random) {
    TransformerSize size = new TransformerSize(embedding, heads(), hidden, layers);
    Dropout none = new Dropout(0);
    List<Layer> body = new ArrayList<>();
    body.add(new SinusoidalPositions());
    body.add(
        bidirectional
            ? TransformerEncoder.glorot("transformer", size, none, dtype, random)
            : TransformerEncoder.causal("transformer", size, none, dtype, random));
    return body;
  }

  /** The most heads, up to eight, that the embedding splits into evenly. */
  private int heads() {
    for (int heads = 8; heads > 1; heads--) {
      if (embedding % heads == 0) {
        return heads;
      }
    }
    return 1;
  }

  /** What reports say: {@code bidirectional lstm, 2 layers, crf}. */
  @Override
  public String toString() {
    return (bidirectional ? "bidirectional " : "")
        + cell
        + (layers > 1 ? ", " + layers + " layers" : "")
        + (crf ? ", crf" : "");
  }
}
