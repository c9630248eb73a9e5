package dev.unfold.tagger;

import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Parameter;
import dev.unfold.model.JointNetwork;
import dev.unfold.model.ShardAssignment;
import dev.unfold.model.Shards;
import dev.unfold.nn.Batch;
import dev.unfold.optim.Clipping;
import dev.unfold.optim.Schedule;
import dev.unfold.optim.WeightAverage;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;

/**
 * The steps of an epoch.
 *
 * <pre>{@code
 *   (1) dw = Σ gradients of the batch's shards       words read as unknown and dropout drawn for each
 *   (2) dw shortened to a norm of at most c
 *   (3) w = Adam(w₋, dw) at η · schedule
 *   (4) a = running mean of w                        every 8th step, and at the end
 * }</pre>
 *
 * <p>All that is drawn at a step follows from seed, epoch, step and shard; nothing is carried from draw to draw, so a
 * training can be taken up at any epoch, and shards can be computed in any order.
 */
final class TrainingSteps implements AutoCloseable {
  /** Steps from one weight of the mean to the next: neighbours are too much alike to be worth the way through memory. */
  private static final int AVERAGED = 8;

  private final TrainingState state;
  private final TrainingPlan plan;
  private final Examples examples;
  private final int[] lengths;
  private final Schedule schedule;
  private final WeightAverage mean;
  private final Clipping clipping;
  private final Shards shards;
  private final List<Parameter> parameters;
  private final Gradients gradients = new Gradients();
  private double lastLoss = Double.NaN;

  TrainingSteps(TrainingState state, int threads) {
    this.state = state;
    this.plan = state.config().training();
    this.examples = state.examples();
    this.lengths = examples.lengths();
    this.schedule = plan.schedule(examples.tokens());
    this.mean = new WeightAverage(Math.pow(plan.average(), AVERAGED));
    this.clipping = new Clipping.ByNorm(plan.clip());
    this.shards = new Shards(threads);
    this.parameters = state.network().parameters();
  }

  /**
   * One more epoch; its dev accuracy is still to be found.
   *
   * @param step is told the tokens of each step
   */
  Trainer.Epoch epoch(IntConsumer step) {
    int epoch = state.history().size() + 1;
    List<int[]> batches = Batches.shuffled(lengths, plan.batchTokens(), seed(epoch));
    long seen = (epoch - 1L) * examples.tokens();
    double losses = 0;
    long start = System.nanoTime();
    for (int b = 0; b < batches.size(); b++) {
      int[] batch = batches.get(b);
      int tokens = Arrays.stream(batch).map(s -> lengths[s]).sum();
      losses += gradient(batch, tokens, epoch, b); //                  (1)
      clipping.clip(parameters, gradients); //                         (2)
      double rate = plan.learningRate() * schedule.factor(seen);
      shards.step(state.adam().withLearningRate(rate), parameters, gradients); // (3)
      if (b % AVERAGED == 0 || b == batches.size() - 1) {
        state.average(mean); //                                        (4)
      }
      seen += tokens;
      step.accept(tokens);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    requireFinite(epoch, batches.size());
    return new Trainer.Epoch(
        epoch, losses / batches.size(), Double.NaN, seconds, examples.tokens() / seconds);
  }

  /** (1): sums the gradients of a batch's shards and returns its loss. */
  private double gradient(int[] batch, int tokens, int epoch, int step) {
    int[][] sentences =
        Arrays.stream(batch).mapToObj(s -> new int[lengths[s]]).toArray(int[][]::new);
    ShardAssignment deal = ShardAssignment.of(sentences);
    double loss =
        shards.backpropagation(
            deal.shards(),
            (shard, workspace, into) -> {
              int[] chosen = Arrays.stream(deal.of(shard)).map(place -> batch[place]).toArray();
              RandomGenerator random = new SplittableRandom(seed(epoch, step, shard));
              JointNetwork.Input input = examples.input(chosen, plan, random);
              Batch part = Batch.of(input.sentences()).in(workspace).withNoise(random);
              double share = part.tokens() / (double) tokens;
              return state
                  .network()
                  .backpropagation(part, input, examples.tags(chosen), share, into);
            },
            parameters,
            gradients);
    if (!Double.isFinite(loss)) {
      throw overflow(epoch, step + 1, "the loss is " + loss);
    }
    lastLoss = loss;
    return loss;
  }

  /** A seed for each of these numbers, none like another's. */
  private long seed(int... of) {
    long seed = state.config().seed();
    for (int number : of) {
      seed = new SplittableRandom(31 * seed + number).nextLong();
    }
    return seed;
  }

  private void requireFinite(int epoch, int step) {
    for (Parameter parameter : parameters) {
      if (!parameter.value().isFinite()) {
        throw overflow(epoch, step, parameter.name() + " is not finite behind this step");
      }
    }
  }

  private ModelException overflow(int epoch, int step, String what) {
    return new ModelException(
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
    shards.close();
  }
}
