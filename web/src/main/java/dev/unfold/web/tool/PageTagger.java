package dev.unfold.web.tool;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.model.Network;
import dev.unfold.model.SequenceModel;
import dev.unfold.nn.Batch;
import dev.unfold.optim.Sgd;
import dev.unfold.tagger.NetworkTagger;
import dev.unfold.tagger.Tagger;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A tagger that was loaded from a model file, and changes when it learns. */
public final class PageTagger {
  private final String name;
  private NetworkTagger tagger;

  /** What learns: a network with the first column alone, or one of the lab's models. */
  private final SequenceModel model;

  private PageTagger(String name, NetworkTagger tagger) {
    this.name = name;
    this.tagger = tagger;
    this.model = tagger.labModel().orElseGet(() -> tagger.network().withHeads(0));
  }

  /**
   * Loads a model file.
   *
   * @throws dev.unfold.tagger.ModelException if it is no model file, or damaged
   */
  public static PageTagger load(byte[] bytes, String name) {
    Tagger loaded = Tagger.load(new ByteArrayInputStream(bytes));
    return new PageTagger(name, NetworkTagger.of(loaded).merged());
  }

  /** The file's name. */
  public String name() {
    return name;
  }

  /** The tagger as it is now. */
  public NetworkTagger tagger() {
    return tagger;
  }

  /** The number of weights. */
  public int weights() {
    return Math.toIntExact(tagger.weights());
  }

  /** The tags that the tagger answers with. */
  public List<String> tag(List<String> words) {
    return tagger.tag(words);
  }

  /** The probabilities of the tags, N×K, in float64. */
  public Matrix probabilities(List<String> words) {
    return tagger.lattice(List.of(words)).logProbabilities().as(DType.FLOAT64).exp();
  }

  /** The loss of a sentence with its right tags. */
  public double loss(List<String> words, List<String> tags) {
    int[][] right = right(words, tags);
    return model instanceof Network network
        ? network.loss(input(words), new int[][][] {right})
        : model.crossEntropyLoss(ids(words), right);
  }

  /**
   * Takes some steps on one sentence.
   *
   * @throws IllegalArgumentException if a tag is not one of the tagger's, or the numbers differ
   */
  public void learn(List<String> words, List<String> tags, double learningRate, int steps) {
    int[][] right = right(words, tags);
    Sgd sgd = new Sgd(learningRate);
    for (int step = 0; step < steps; step++) {
      Gradients gradients = new Gradients();
      backward(words, right, gradients);
      sgd.step(model.parameters(), gradients);
    }
    tagger = tagger.withWeights(model.parameters());
  }

  private void backward(List<String> words, int[][] right, Gradients into) {
    if (model instanceof Network network) {
      Network.Input input = input(words);
      network.backpropagation(Batch.of(input.sentences()), input, new int[][][] {right}, 1, into);
    } else {
      model.backpropagation(ids(words), right, into);
    }
  }

  private Network.Input input(List<String> words) {
    int[] all = IntStream.range(0, words.size()).toArray();
    return new Network.Input(tagger.read(words), new int[][] {all});
  }

  private int[][] ids(List<String> words) {
    int[] ids = words.stream().mapToInt(word -> Math.max(0, tagger.words().id(word))).toArray();
    return new int[][] {ids};
  }

  private int[][] right(List<String> words, List<String> tags) {
    int[] ids = tagger.tags().ids(tags);
    if (words.isEmpty() || words.size() != tags.size()) {
      throw new IllegalArgumentException(
          "correction: "
              + words.size()
              + " words and "
              + tags.size()
              + " tags, expected at least one word and a tag for each");
    }
    int missing = Arrays.stream(ids).boxed().toList().indexOf(-1);
    if (missing >= 0) {
      throw new IllegalArgumentException(
          "correction: \""
              + tags.get(missing)
              + "\" is no tag of this tagger; expected one of "
              + tagger.tags().entries());
    }
    return new int[][] {ids};
  }
}
