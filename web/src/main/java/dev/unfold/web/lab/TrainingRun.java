package dev.unfold.web.lab;

import dev.unfold.corpus.Part;
import dev.unfold.corpus.TaggedBatch;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Parameter;
import dev.unfold.matrix.SparseRows;
import dev.unfold.model.SequenceModel;
import dev.unfold.optim.Clipping;
import dev.unfold.optim.Optimizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Trains a network in slices, so that whoever runs it can do something else in between. */
public final class TrainingRun {
  private static final int MOST_RECENT = 500;
  private static final double HOPELESS = 20;
  private static final int SMOOTHED = 50;

  private final LabCorpus corpus;
  private final SequenceModel model;
  private final TrainingOptions options;
  private final SentenceOrder order;
  private final Optimizer optimizer;
  private final Clipping clipping;
  private final Gradients gradients = new Gradients();
  private final List<TrainingEvent.Epoch> epochs = new ArrayList<>();

  private List<TaggedBatch> batches = List.of();
  private int next;
  private int epoch;
  private double epochLoss;
  private double epochNanos;
  private int steps;
  private long tokens;

  /** Of each word, the step that used it last. */
  private final int[] lastUse;

  private final double[] losses = new double[MOST_RECENT];
  private final double[] norms = new double[MOST_RECENT];
  private int recent;
  private long recentTokens;
  private double recentNanos;
  private double smoothedLoss;
  private Optional<String> exploded = Optional.empty();

  /** A training that stands still. */
  public TrainingRun(LabCorpus corpus, LabNetwork network, TrainingOptions options) {
    this.corpus = corpus;
    this.model = network.model();
    this.options = options;
    this.order = new SentenceOrder(corpus.data(), options.seed());
    this.optimizer = options.newOptimizer();
    this.clipping = options.newClipping();
    this.lastUse = new int[corpus.data().inputSize()];
    this.smoothedLoss = Math.log(corpus.tags().size());
  }

  /** Trains for some milliseconds; ends sooner at the last epoch or if it explodes. */
  public void run(double millis) {
    long until = System.nanoTime() + (long) (millis * 1e6);
    do {
      step();
    } while (!stands() && System.nanoTime() < until);
  }

  /** Takes some steps. */
  public TrainingEvent steps(int count) {
    for (int i = 0; i < count && !stands(); i++) {
      step();
    }
    return report("paused");
  }

  /** Where it stands; the steps since the last report are reported now. */
  public TrainingEvent report(String state) {
    double[] someLosses = ordered(losses);
    double[] someNorms = ordered(norms);
    double speed = recentNanos > 0 ? recentTokens / (recentNanos / 1e9) : 0;
    recent = 0;
    recentTokens = 0;
    recentNanos = 0;
    return new TrainingEvent(
        exploded.isPresent() ? "exploded" : isFinished() ? "finished" : state,
        Math.max(1, epoch),
        next,
        order.batches(options.batchSize()),
        steps,
        tokens,
        speed,
        someLosses,
        someNorms,
        parameterNorms(),
        List.copyOf(epochs),
        exploded);
  }

  private double[] ordered(double[] ring) {
    int count = Math.min(recent, MOST_RECENT);
    double[] ordered = new double[count];
    for (int i = 0; i < count; i++) {
      ordered[i] = ring[(recent - count + i) % MOST_RECENT];
    }
    return ordered;
  }

  private List<TrainingEvent.ParameterNorm> parameterNorms() {
    List<TrainingEvent.ParameterNorm> list = new ArrayList<>();
    for (Parameter parameter : model.parameters()) {
      list.add(
          new TrainingEvent.ParameterNorm(
              parameter.name(), Clipping.norm(List.of(parameter), gradients)));
    }
    return list;
  }

  private boolean isFinished() {
    return epochs.size() >= options.epochs();
  }

  /** Whether it is finished or has exploded. */
  public boolean stands() {
    return isFinished() || exploded.isPresent();
  }

  private void step() {
    if (stands()) {
      return;
    }
    long start = System.nanoTime();
    if (next == batches.size()) {
      batches = order.epoch(options.batchSize());
      next = 0;
      epoch++;
      epochLoss = 0;
      epochNanos = 0;
    }
    TaggedBatch batch = batches.get(next++);
    gradients.clear();
    double loss = model.backpropagation(batch.input(), batch.output(), gradients);
    double norm = clipped();
    smoothedLoss += (loss - smoothedLoss) / SMOOTHED;
    record(loss, norm, batch.tokens());
    exploded = explosion(loss, norm);
    if (exploded.isEmpty()) {
      optimizer.step(model.parameters(), gradients);
    }
    double nanos = System.nanoTime() - start;
    recentNanos += nanos;
    epochNanos += nanos;
    if (next == batches.size() && exploded.isEmpty()) {
      endEpoch();
    }
  }

  /** Clips the gradients and returns their norm before. Without clipping the rows of different words need not be sorted. */
  private double clipped() {
    if (!(clipping instanceof Clipping.None)) {
      return clipping.clip(model.parameters(), gradients);
    }
    double squares = 0;
    for (Parameter parameter : model.parameters()) {
      List<SparseRows> rows = gradients.rowsOf(parameter);
      if (rows.isEmpty()) {
        squares += gradients.of(parameter).sumOfSquares();
      } else if (rows.size() == 1 && isWithoutRepetition(rows.get(0).indices())) {
        squares += rows.get(0).values().sumOfSquares();
      } else {
        double norm = Clipping.norm(List.of(parameter), gradients);
        squares += norm * norm;
      }
    }
    return Math.sqrt(squares);
  }

  private boolean isWithoutRepetition(int[] indices) {
    for (int index : indices) {
      if (lastUse[index] == steps + 1) {
        return false;
      }
      lastUse[index] = steps + 1;
    }
    return true;
  }

  private void record(double loss, double norm, int batchTokens) {
    losses[recent % MOST_RECENT] = loss;
    norms[recent % MOST_RECENT] = norm;
    recent++;
    recentTokens += batchTokens;
    steps++;
    tokens += batchTokens;
    epochLoss += loss;
  }

  private void endEpoch() {
    double mean = epochLoss / batches.size();
    epochs.add(new TrainingEvent.Epoch(epoch, mean, devAccuracy(), epochNanos / 1e9));
  }

  private double devAccuracy() {
    int hits = 0;
    for (TaggedBatch batch : corpus.dev()) {
      int[] predicted = model.predict(batch.input())[0];
      for (int t = 0; t < predicted.length; t++) {
        hits += predicted[t] == batch.output()[0][t] ? 1 : 0;
      }
    }
    return (double) hits / corpus.data().tokens(Part.DEV);
  }

  private Optional<String> explosion(double loss, double norm) {
    double guessing = Math.log(corpus.tags().size());
    String what;
    if (!Double.isFinite(loss)) {
      what = "the loss is " + loss;
    } else if (!Double.isFinite(norm)) {
      what = "the gradient's norm is " + norm;
    } else if (smoothedLoss > HOPELESS * guessing) {
      what =
          "the loss is about "
              + Math.round(smoothedLoss)
              + ", where guessing all tags alike has "
              + Math.round(10 * guessing) / 10.0;
    } else {
      return Optional.empty();
    }
    return Optional.of(
        "Step "
            + steps
            + ": "
            + what
            + ". Each update overshoots, and the next gradient is larger still. The step was not taken; choose a learning rate"
            + " below "
            + options.learningRate()
            + (options.clipping().equals("none") ? ", or clip the gradient." : "."));
  }
}
