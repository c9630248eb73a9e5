package dev.unfold.tagger;

import dev.unfold.optim.Clipping;
import dev.unfold.optim.Schedule;
import dev.unfold.optim.WeightAverage;
import java.util.Locale;

/**
 * How a network is trained, apart from what it is.
 *
 * @param epochs how often to go through the training part, at most
 * @param patience after how many epochs without a better dev accuracy to stop
 * @param batchTokens tokens of a batch, about: it ends with the sentence that reaches this number
 * @param learningRate η of Adam at its highest
 * @param beta2 β2 of Adam: how long the spread of a weight's gradients is remembered
 * @param warmUp part of the training in which the learning rate rises, from 0 to below 1
 * @param decay how the learning rate falls after that
 * @param clip the largest norm of a gradient
 * @param wordDropout α: a word that the training part has n times is read as unknown with probability α / (α + n)
 * @param caseNoise part of the sentences that are read in another case: all lower, all upper, or all capitalised
 * @param average β of the weights' running mean; 0 to use the weights themselves
 */
public record TrainingPlan(
    int epochs,
    int patience,
    int batchTokens,
    double learningRate,
    double beta2,
    double warmUp,
    Decay decay,
    double clip,
    double wordDropout,
    double caseNoise,
    double average) {
  /** How the learning rate falls. */
  public enum Decay {
    /** Not at all. */
    CONSTANT,
    /** In a straight line to zero. */
    LINEAR,
    /** As half a wave to zero. */
    COSINE;

    /** As files and the command line spell it. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Refuses numbers that can't be trained with. */
  public TrainingPlan {
    require(epochs >= 1, "epochs", epochs, "at least 1");
    require(patience >= 1, "patience", patience, "at least 1");
    require(batchTokens >= 1, "batch_tokens", batchTokens, "at least 1");
    require(
        learningRate > 0 && Double.isFinite(learningRate),
        "learning_rate",
        learningRate,
        "a finite number above 0");
    require(beta2 >= 0 && beta2 < 1, "beta2", beta2, "from 0 to below 1");
    require(warmUp >= 0 && warmUp < 1, "warm_up", warmUp, "from 0 to below 1");
    require(
        wordDropout >= 0 && Double.isFinite(wordDropout),
        "word_dropout",
        wordDropout,
        "at least 0");
    require(caseNoise >= 0 && caseNoise <= 1, "case_noise", caseNoise, "from 0 to 1");
    new Clipping.ByNorm(clip);
    new WeightAverage(average);
  }

  private static void require(boolean good, String name, Number found, String expected) {
    if (!good) {
      throw new IllegalArgumentException(
          "training: " + name + " is " + found + ", expected " + expected);
    }
  }

  /** The learning rate's factors, where a step is counted as its tokens. */
  Schedule schedule(long tokensOfAnEpoch) {
    long all = Math.max(1, epochs * tokensOfAnEpoch);
    long rise = (long) (warmUp * all);
    return switch (decay) {
      case CONSTANT -> new Schedule.Constant(rise);
      case LINEAR -> new Schedule.Linear(rise, all);
      case COSINE -> new Schedule.Cosine(rise, all);
    };
  }
}
