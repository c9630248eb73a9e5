package dev.unfold.tagger;

import dev.unfold.corpus.Corpus;
import dev.unfold.corpus.CorpusException;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.PostagCorpusData;
import dev.unfold.corpus.VectorCoverage;
import dev.unfold.corpus.WordVectors;
import dev.unfold.matrix.DType;
import dev.unfold.model.SequenceModel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;

/**
 * Trains a tagger on a corpus, epoch by epoch.
 *
 * <pre>{@code
 *   Corpus corpus = CorpusFiles.train(train).dev(dev).corpus(layout, warning -> {});
 *   Tagger tagger = new Trainer(TaggerConfig.ACCURATE, corpus).onThreads(2).train(epoch -> {});
 * }</pre>
 *
 * <p>The configuration's {@link TrainingPlan} is the schedule. An {@link SgdPlan} is the lab's loop: one thread, a fixed
 * number of epochs, the last weights. With an {@link AdamPlan} the running mean of the weights tags the dev part after every
 * epoch; the weights that do so best are kept, and training stops early once they no longer improve. Without a dev part the
 * last ones are kept. If the configuration has several members, each is trained like that, one after the other, and all are
 * kept. Same data, configuration and JDK give the same bytes, whatever the number of threads, and whether or not training
 * was interrupted and resumed.
 *
 * <p>The tagger fills every column that was learnt, and its weights are rounded as its file stores them: it gives the same
 * tags as after it is saved and loaded. A model of the lab's loop is not rounded.
 */
public final class Trainer {
  private final TaggerConfig config;
  private final Optional<Corpus> corpus;
  private final Optional<PostagCorpusData> data;
  private int threads = 1;
  private Optional<WordVectors> vectors = Optional.empty();
  private Optional<Path> checkpoint = Optional.empty();
  private boolean resume;
  private boolean allColumns = true;
  private Optional<Store> store = Optional.empty();
  private UnaryOperator<SequenceModel> engine = UnaryOperator.identity();

  /**
   * A trainer on this corpus; its test part is not read.
   *
   * @throws IllegalArgumentException if the corpus has no training part
   */
  public Trainer(TaggerConfig config, Corpus corpus) {
    if (corpus.tokens(Part.TRAIN) == 0) {
      throw new IllegalArgumentException("training: the corpus has no training part");
    }
    this.config = config;
    this.corpus = Optional.of(corpus);
    this.data = Optional.empty();
  }

  /**
   * A trainer on a corpus of ids, as the lab reads it.
   *
   * @throws IllegalArgumentException if the schedule is no {@link SgdPlan}
   */
  public Trainer(TaggerConfig config, PostagCorpusData data) {
    requireSgd(config, "a corpus of ids");
    this.config = config;
    this.corpus = Optional.empty();
    this.data = Optional.of(data);
  }

  private static void requireSgd(TaggerConfig config, String what) {
    require(config.training() instanceof SgdPlan, what, "plain gradient descent");
  }

  private void requireAdam(String what) {
    require(config.training() instanceof AdamPlan, what, "a schedule with Adam");
  }

  private static void require(boolean good, String what, String schedule) {
    if (!good) {
      throw new IllegalArgumentException("training: " + what + " needs " + schedule);
    }
  }

  /**
   * Reads these vectors beside each word. All of them are stored in the tagger, so that it knows something of words that the
   * training part doesn't have.
   *
   * @throws CorpusException if they have no word of the training part
   * @throws IllegalArgumentException if the schedule is no {@link AdamPlan}
   */
  public Trainer withVectors(WordVectors given) {
    requireAdam("reading pretrained vectors");
    if (VectorCoverage.of(given, corpus.orElseThrow(), Part.TRAIN).known() == 0) {
      throw new CorpusException(
          given.name(),
          "has a vector for no word of the training part; expected vectors of the same language");
    }
    this.vectors = Optional.of(given);
    return this;
  }

  /**
   * Computes on this number of threads, at least one; an {@link SgdPlan} uses one alone.
   *
   * @throws IllegalArgumentException if it is less than one
   */
  public Trainer onThreads(int number) {
    if (number < 1) {
      throw new IllegalArgumentException(
          "training: number of threads is " + number + ", expected at least 1");
    }
    this.threads = number;
    return this;
  }

  /**
   * Computes the lab's network with another engine.
   *
   * @param twin gives the same network with its own gradients
   * @throws IllegalArgumentException if the schedule is no {@link SgdPlan}
   */
  public Trainer on(UnaryOperator<SequenceModel> twin) {
    requireSgd(config, "another engine");
    this.engine = twin;
    return this;
  }

  /**
   * Saves the whole state of the training into this file after every epoch; of the second member into one beside it, with
   * {@code .2} appended to its name, and so on.
   *
   * @throws IllegalArgumentException if the schedule is no {@link AdamPlan}
   */
  public Trainer savingTo(Path file) {
    requireAdam("a checkpoint");
    this.checkpoint = Optional.of(file);
    return this;
  }

  /** Continues from this file, which {@link #savingTo} made, and saves there. */
  public Trainer resuming(Path file) {
    this.resume = true;
    return savingTo(file);
  }

  /**
   * Makes a tagger with the first column alone. The network learns from the other columns nevertheless, since they help; the
   * tagger doesn't keep what it learnt of them.
   *
   * @throws IllegalArgumentException if the schedule is no {@link AdamPlan}
   */
  public Trainer keepingFirstColumn() {
    requireAdam("choosing among columns");
    this.allColumns = false;
    return this;
  }

  /**
   * Rounds the weights of the tagger to this precision, in which it will be saved; without this, to {@link Store#FLOAT16}.
   * Training and checkpoints compute and store float32.
   *
   * @throws IllegalArgumentException if the schedule is no {@link AdamPlan}, or the configuration's number type is float64
   */
  public Trainer storing(Store precision) {
    requireAdam("rounding weights");
    if (config.dtype() != DType.FLOAT32 && precision != Store.FLOAT32) {
      throw new IllegalArgumentException(
          "training: weights of "
              + config.dtype()
              + " can't be stored as "
              + precision
              + ", expected those of float32");
    }
    this.store = Optional.of(precision);
    return this;
  }

  /** Receives the progress of a training. */
  public interface Listener {
    /** One step was made, on this number of tokens. */
    default void step(int epoch, int tokens) {}

    /** Without a dev part: a network is about to be trained on most sentences, to fit the probabilities on the others. */
    default void calibration() {}

    /** One epoch is over; the epochs before a resumed training are reported again. */
    void epoch(Epoch epoch);
  }

  /**
   * The figures of one epoch.
   *
   * @param number counted from 1, through all members
   * @param trainLoss mean over the epoch's steps of the loss before the step
   * @param devAccuracy share of the dev tokens that are tagged right; NaN without a dev part
   * @param trainSeconds time of the steps alone
   * @param tokensPerSecond training tokens by that time
   */
  public record Epoch(
      int number,
      double trainLoss,
      double devAccuracy,
      double trainSeconds,
      double tokensPerSecond) {
    /** This epoch, renumbered to follow {@code others} earlier ones. */
    Epoch after(int others) {
      return new Epoch(others + number, trainLoss, devAccuracy, trainSeconds, tokensPerSecond);
    }
  }

  /**
   * Trains to the end.
   *
   * @throws ModelException if the loss is no longer a finite number, or a checkpoint can't be written, or belongs to another
   *     configuration or corpus
   * @throws CancellationException if the calling thread is interrupted: after the current step; the last checkpoint is kept
   */
  public Tagger train(Listener listener) {
    if (config.training() instanceof SgdPlan plan) {
      return new SgdTraining(data.orElseGet(this::ids), config, plan, engine).train(listener);
    }
    AdamPlan plan = (AdamPlan) config.training();
    return new AdamTraining(
            config, plan, corpus.orElseThrow(), vectors, threads, checkpoint, resume, kept())
        .train(listener);
  }

  /** The number of tokens that an epoch reads: those of the training part, several times if it is small. */
  public long epochTokens() {
    int tokens = corpus.map(all -> all.tokens(Part.TRAIN)).orElse(0);
    return config.training() instanceof AdamPlan plan
        ? (long) tokens * Pace.of(plan, tokens).passes()
        : tokens;
  }

  private AdamTraining.Kept kept() {
    Store usual = config.dtype() == DType.FLOAT32 ? Store.FLOAT16 : Store.FLOAT32;
    return new AdamTraining.Kept(allColumns, store.orElse(usual));
  }

  private PostagCorpusData ids() {
    Corpus all = corpus.orElseThrow();
    return config.isTheLabsReference()
        ? PostagCorpusData.asInTheLab(all.of(Part.TRAIN), all.of(Part.DEV), all.of(Part.TEST))
        : PostagCorpusData.of(all.of(Part.TRAIN), all.of(Part.DEV), all.of(Part.TEST));
  }
}
