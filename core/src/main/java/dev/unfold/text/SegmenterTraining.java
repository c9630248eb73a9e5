package dev.unfold.text;

import java.util.List;

/**
 * Trains a segmenter on the sentences of a treebank, on one thread. The same sentences, settings and JDK give the same segmenter.
 *
 * <p>Each epoch reads the treebank's text anew, with other line ends and paragraphs, in stretches of {@value #STRETCH} pieces.
 * Adam; the learning rate falls linearly to zero.
 *
 * @param width D, of a piece's vector
 * @param hidden H, of each direction
 * @param epochs the number of times that the text is read; a small treebank is read more often
 * @param leastSteps the least number of steps
 * @param learningRate of the first step
 * @param dropout of vectors and states
 * @param seed of all random draws
 */
public record SegmenterTraining(
    int width,
    int hidden,
    int epochs,
    int leastSteps,
    double learningRate,
    double dropout,
    long seed) {
  /** The number of pieces that are read as one sequence. */
  static final int STRETCH = 100;

  /** The default settings. */
  public static SegmenterTraining standard() {
    return new SegmenterTraining(48, 48, 15, 600, 0.004, 0.3, 1);
  }

  /** This training with another number of epochs. */
  public SegmenterTraining withEpochs(int number) {
    return new SegmenterTraining(
        width, hidden, number, leastSteps, learningRate, dropout, seed);
  }

  /** This training with another seed. */
  public SegmenterTraining withSeed(long other) {
    return new SegmenterTraining(
        width, hidden, epochs, leastSteps, learningRate, dropout, other);
  }

  /** Is told about the course of the training. */
  public interface Listener {
    /**
     * An epoch has ended.
     *
     * @param epoch its number, from 1
     * @param epochs the number of all epochs
     * @param loss the mean over its pieces
     */
    void epoch(int epoch, int epochs, double loss);
  }

  /**
   * Trains a segmenter.
   *
   * @param sentences in the order of the text
   * @throws IllegalArgumentException if there are none
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public NetworkSegmenter train(List<TreebankSentence> sentences, Listener listener) {
    if (sentences.isEmpty()) {
      throw new IllegalArgumentException("SegmenterTraining: there are no sentences to learn from");
    }
    return new SegmenterRun(this, sentences, listener).train();
  }
}
