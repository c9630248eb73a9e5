package dev.unfold.tagger;

import dev.unfold.optim.Clipping;
import dev.unfold.optim.Schedule;
import dev.unfold.optim.WeightAverage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Training with Adam, dropout of words, a running mean of the weights, and early stopping.
 *
 * @param epochs the largest number of epochs
 * @param patience the number of epochs without a better dev accuracy after which training stops
 * @param batchTokens about the number of tokens of a batch: it ends with the sentence that reaches this number
 * @param epochUpdates the number of updates that an epoch should have: for a smaller training part batches are smaller, and an
 *     epoch reads it several times ({@link Pace}); 0 to read it once, in batches of {@code batchTokens}
 * @param learningRate the largest learning rate of Adam, η
 * @param beta2 β2 of Adam: decay rate of the mean squared gradients
 * @param warmUp part of the training in which the learning rate rises, from 0 to below 1
 * @param decay how the learning rate falls after that
 * @param clip the largest norm of a gradient
 * @param wordDropout α: a word with n occurrences in the training part is read as unknown with probability α / (α + n)
 * @param caseNoise part of the sentences that are read in another case: all lower, all upper, or all capitalised
 * @param average β of the weights' running mean; 0 to use the weights themselves
 */
public record AdamPlan(
    int epochs,
    int patience,
    int batchTokens,
    int epochUpdates,
    double learningRate,
    double beta2,
    double warmUp,
    Decay decay,
    double clip,
    double wordDropout,
    double caseNoise,
    double average)
    implements TrainingPlan {
  /** How the learning rate falls. */
  public enum Decay {
    /** Not at all. */
    CONSTANT,
    /** In a straight line to zero. */
    LINEAR,
    /** As a half cosine to zero. */
    COSINE;

    /** The name in options and model files. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Refuses numbers that can't be trained with. */
  public AdamPlan {
    require(epochs >= 1, "epochs", epochs, "at least 1");
    require(patience >= 1, "patience", patience, "at least 1");
    require(batchTokens >= 1, "batch_tokens", batchTokens, "at least 1");
    require(epochUpdates >= 0, "epoch_updates", epochUpdates, "at least 0");
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

  /** The learning rate's factors, by the number of tokens seen. */
  Schedule schedule(long tokensOfAnEpoch) {
    long all = Math.max(1, epochs * tokensOfAnEpoch);
    long rise = (long) (warmUp * all);
    return switch (decay) {
      case CONSTANT -> new Schedule.Constant(rise);
      case LINEAR -> new Schedule.Linear(rise, all);
      case COSINE -> new Schedule.Cosine(rise, all);
    };
  }

  @Override
  public Map<String, String> entries() {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("epochs", Integer.toString(epochs));
    entries.put("patience", Integer.toString(patience));
    entries.put("batch_tokens", Integer.toString(batchTokens));
    entries.put("epoch_updates", Integer.toString(epochUpdates));
    entries.put("learning_rate", Double.toString(learningRate));
    entries.put("beta2", Double.toString(beta2));
    entries.put("warm_up", Double.toString(warmUp));
    entries.put("decay", decay.toString());
    entries.put("clip", Double.toString(clip));
    entries.put("word_dropout", Double.toString(wordDropout));
    entries.put("case_noise", Double.toString(caseNoise));
    entries.put("average", Double.toString(average));
    return entries;
  }

  /** The plan that {@link #entries} gave. */
  static AdamPlan of(Fields fields) {
    return new AdamPlan(
        fields.integer("epochs"),
        fields.integer("patience"),
        fields.integer("batch_tokens"),
        fields.integer("epoch_updates", 0),
        fields.decimal("learning_rate"),
        fields.decimal("beta2"),
        fields.decimal("warm_up"),
        fields.oneOf("decay", List.of(Decay.values())),
        fields.decimal("clip"),
        fields.decimal("word_dropout"),
        fields.decimal("case_noise"),
        fields.decimal("average"));
  }
}
