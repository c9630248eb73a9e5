package dev.unfold.tagger;

import dev.unfold.matrix.Parameter;
import dev.unfold.model.BatchGradient;
import dev.unfold.optim.Clipping;
import dev.unfold.optim.Schedule;
import dev.unfold.optim.WeightAverage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;

/**
 * The steps of an epoch.
 *
 * <pre>{@code
 *   (1) dw = Σ gradients of the batch's shards       unknown words and dropout drawn for each
 *   (2) dw clipped to a norm of at most c
 *   (3) w = Adam(w₋, dw) at η · schedule
 *   (4) a = running mean of w                        every 8th step, and at the end
 * }</pre>
 *
 * <p>All draws of a step follow from random seed, epoch, step and shard; no generator is carried from step to step, so a
 * training can be resumed at any epoch, and shards can be computed in any order.
 */
final class TrainingSteps implements AutoCloseable {
  /** Steps between two weights of the mean: consecutive weights are too similar to justify the memory traffic. */
  private static final int AVERAGED = 8;

  private final TrainingState state;
  private final AdamPlan plan;
  private final Examples examples;
  private final int[] lengths;
  private final Pace pace;
  private final long epochTokens;
  private final Schedule schedule;
  private final WeightAverage mean;
  private final Clipping clipping;
  private final BatchGradient gradient;
  private final List<Parameter> parameters;
  private double lastLoss = Double.NaN;

  TrainingSteps(TrainingState state, int threads) {
    this.state = state;
    this.plan = state.plan();
    this.examples = state.examples();
    this.lengths = examples.lengths();
    this.pace = Pace.of(plan, examples.tokens());
    this.epochTokens = (long) pace.passes() * examples.tokens();
    this.schedule = plan.schedule(epochTokens);
    this.mean = new WeightAverage(Math.pow(plan.average(), AVERAGED));
    this.clipping = new Clipping.ByNorm(plan.clip());
    this.gradient = new BatchGradient(state.network(), threads);
    this.parameters = state.network().parameters();
  }

  /**
   * One more epoch, without its dev accuracy.
   *
   * @param step receives the number of tokens of each step
   * @throws CancellationException if the thread is interrupted
   */
  Trainer.Epoch epoch(IntConsumer step) {
    int epoch = state.history().size() + 1;
    List<int[]> batches = batches(epoch);
    long seen = (epoch - 1L) * epochTokens;
    double losses = 0;
    long start = System.nanoTime();
    for (int b = 0; b < batches.size(); b++) {
      int[] batch = batches.get(b);
      int tokens = Arrays.stream(batch).map(s -> lengths[s]).sum();
      losses += gradient(batch, epoch, b); //                  (1)
      clipping.clip(parameters, gradient.gradients()); //                         (2)
      double rate = plan.learningRate() * schedule.factor(seen);
      gradient.step(state.adam().withLearningRate(rate)); //           (3)
      if (b % AVERAGED == 0 || b == batches.size() - 1) {
        state.average(mean); //                                        (4)
      }
      seen += tokens;
      step.accept(tokens);
      requireNotInterrupted(epoch, b + 1);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    requireFinite(epoch, batches.size());
    return new Trainer.Epoch(
        epoch, losses / batches.size(), Double.NaN, seconds, epochTokens / seconds);
  }

  /** The batches of all passes of an epoch. */
  private List<int[]> batches(int epoch) {
    List<int[]> batches =
        new ArrayList<>(Batches.shuffled(lengths, pace.batchTokens(), seed(epoch)));
    for (int pass = 1; pass < pace.passes(); pass++) {
      batches.addAll(Batches.shuffled(lengths, pace.batchTokens(), seed(epoch, -pass)));
    }
    return batches;
  }

  /** (1): sums the gradients of a batch's shards and returns its loss. */
  private double gradient(int[] batch, int epoch, int step) {
    int[] tokens = Arrays.stream(batch).map(s -> lengths[s]).toArray();
    double loss =
        gradient.compute(
            tokens,
            (shard, sentences) -> {
              int[] chosen = Arrays.stream(sentences).map(place -> batch[place]).toArray();
              RandomGenerator random = new SplittableRandom(seed(epoch, step, shard));
              return new BatchGradient.Examples(
                  examples.input(chosen, plan, random), examples.tags(chosen), Optional.of(random));
            });
    if (!Double.isFinite(loss)) {
      throw overflow(epoch, step + 1, "the loss is " + loss);
    }
    lastLoss = loss;
    return loss;
  }

  /** A different random seed for each sequence of numbers. */
  private long seed(int... of) {
    long seed = state.config().seed();
    for (int number : of) {
      seed = new SplittableRandom(31 * seed + number).nextLong();
    }
    return seed;
  }

  private static void requireNotInterrupted(int epoch, int step) {
    if (Thread.interrupted()) {
      throw new CancellationException(
          "training: interrupted after epoch " + epoch + ", step " + step);
    }
  }

  private void requireFinite(int epoch, int step) {
    for (Parameter parameter : parameters) {
      if (!parameter.value().isFinite()) {
        throw overflow(epoch, step, parameter.name() + " is not finite after this step");
      }
    }
  }

  private ModelException overflow(int epoch, int step, String what) {
    return new DivergedException(
        epoch,
        step,
        "training: epoch "
            + epoch
            + ", step "
            + step
            + ": "
            + what
            + " (the last finite loss was "
            + (Double.isNaN(lastLoss) ? "none" : lastLoss)
            + "); no model was written, the last checkpoint is as it was; lower learning_rate (now "
            + plan.learningRate()
            + ") or clip (now "
            + plan.clip()
            + ")");
  }

  @Override
  public void close() {
    gradient.close();
  }
}
