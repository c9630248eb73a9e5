package dev.unfold.tagger;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Plain gradient descent, the lab's training loop: a constant learning rate, one thread, no dropout.
 *
 * @param lab whether weights and order of sentences are the lab's reference's: its initial values, file order, nothing
 *     drawn; otherwise sentences are shuffled and rare words are read as unknown now and then
 * @param learningRate the learning rate, η
 * @param epochs the number of epochs
 * @param batchSize the number of sentences of a step
 */
public record SgdPlan(boolean lab, double learningRate, int epochs, int batchSize)
    implements TrainingPlan {
  /** Refuses numbers that can't be trained with. */
  public SgdPlan {
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
  }

  @Override
  public Map<String, String> entries() {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("lab", Boolean.toString(lab));
    entries.put("learning_rate", Double.toString(learningRate));
    entries.put("epochs", Integer.toString(epochs));
    entries.put("batch", Integer.toString(batchSize));
    return entries;
  }

  /** The plan that {@link #entries} gave. */
  static SgdPlan of(Fields fields) {
    return new SgdPlan(
        fields.flag("lab"),
        fields.rate("learning_rate"),
        fields.number("epochs"),
        fields.number("batch"));
  }
}
