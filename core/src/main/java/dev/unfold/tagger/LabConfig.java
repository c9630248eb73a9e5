package dev.unfold.tagger;

import dev.unfold.corpus.Tagset;
import dev.unfold.matrix.DType;
import dev.unfold.model.Architecture;
import dev.unfold.model.Cell;
import dev.unfold.model.LabRnn;
import dev.unfold.model.NetworkSize;
import dev.unfold.model.SequenceModel;
import java.util.random.RandomGenerator;

/**
 * What to train and how; kept in the model file.
 *
 * @param lab whether to start, and to go through the data, as the lab's reference does
 * @param architecture the plan of the network
 * @param learningRate η of gradient descent
 * @param epochs how often to go through the training part
 * @param batchSize sentences in a batch
 * @param seed of all that is drawn: initial weights, order of sentences, words read as unknown
 * @param dtype number type of the weights
 * @param tagset which tags are learnt
 */
public record LabConfig(
    boolean lab,
    Architecture architecture,
    double learningRate,
    int epochs,
    int batchSize,
    int seed,
    DType dtype,
    Tagset tagset) {

  /** The lab's own settings: a recurrent network, E 50, H 20, η 0.1, 20 epochs, one sentence a batch, seed 1234. */
  public static final LabConfig LAB =
      new LabConfig(
          true,
          Architecture.of(Cell.RNN, 50, 20),
          0.1,
          20,
          1,
          1234,
          DType.FLOAT64,
          Tagset.UNIVERSAL);

  /** Refuses numbers that can't be trained with. */
  public LabConfig {
    if (epochs < 1 || batchSize < 1) {
      throw new IllegalArgumentException(
          "configuration: epochs "
              + epochs
              + ", batch "
              + batchSize
              + "; expected both to be at least 1");
    }
    if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
      throw new IllegalArgumentException(
          "configuration: learning rate is " + learningRate + ", expected a finite number above 0");
    }
    if (lab && !(architecture.cell() == Cell.RNN && architecture.isOfTheLab())) {
      throw new IllegalArgumentException(
          "configuration: " + architecture + ", but the lab's reference is a single rnn");
    }
  }

  /** A new network for a corpus of so many words and tags; all that is drawn comes from {@code random} or the seed. */
  public SequenceModel start(int words, int tags, RandomGenerator random) {
    NetworkSize size =
        new NetworkSize(words, architecture.embedding(), architecture.hidden(), tags);
    return lab
        ? LabRnn.likeTheLab(size, dtype, seed)
        : architecture.create(words, tags, dtype, random);
  }
}
