package dev.unfold.tagger;

import dev.unfold.corpus.Part;
import dev.unfold.corpus.PostagCorpusData;
import dev.unfold.corpus.TaggedBatch;
import dev.unfold.corpus.Vocabulary;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Parameter;
import dev.unfold.model.SequenceModel;
import dev.unfold.optim.Sgd;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * Trains a network on a corpus, epoch by epoch.
 *
 * <p>As the lab does it: file order, every sentence a step, nothing drawn. Otherwise the sentences are shuffled before
 * each epoch, and a word that the training part has only once is read as the unknown word every second time, so that
 * the unknown word is learnt too. Same data, configuration and JDK give the same bytes.
 */
public final class LabTrainer {
  private static final double UNKNOWN_RATE = 0.5;

  private final PostagCorpusData data;
  private final LabConfig config;
  private final SequenceModel model;
  private final Random random;
  private final boolean[] rare;
  private final Gradients gradients = new Gradients();
  private double lastLoss = Double.NaN;

  /**
   * A trainer with a new network.
   *
   * @param engine what computes: the identity for Java itself, or another engine's twin of the network
   */
  public LabTrainer(PostagCorpusData data, LabConfig config, UnaryOperator<SequenceModel> engine) {
    this.data = data;
    this.config = config;
    this.random = new Random(config.seed());
    this.model = engine.apply(config.start(data.inputSize(), data.outputSize(), random));
    this.rare = rareWords();
  }

  private boolean[] rareWords() {
    int[] counts = new int[data.inputSize()];
    for (int[] sentence : data.all(Part.TRAIN).input()) {
      for (int word : sentence) {
        counts[word]++;
      }
    }
    boolean[] once = new boolean[counts.length];
    for (int word = 0; word < counts.length; word++) {
      once[word] = counts[word] == 1;
    }
    return once;
  }

  /** What is told while training goes on. */
  public interface Listener {
    /** One step was made. */
    default void step(int epoch, TaggedBatch batch) {}

    /** One epoch is over. */
    void epoch(Trainer.Epoch epoch);
  }

  /** The network as it is now. */
  public SequenceModel model() {
    return model;
  }

  /**
   * Trains for the configured number of epochs.
   *
   * @throws ModelException if the loss or a weight is no longer a finite number
   */
  public LabTagger train(Listener listener) {
    Sgd sgd = new Sgd(config.learningRate());
    for (int epoch = 1; epoch <= config.epochs(); epoch++) {
      List<TaggedBatch> batches = batches();
      double losses = 0;
      long start = System.nanoTime();
      for (int b = 0; b < batches.size(); b++) {
        losses += step(batches.get(b), sgd, epoch, b);
        listener.step(epoch, batches.get(b));
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      if (overflown().isPresent()) {
        throw overflow(epoch, batches.size() - 1, "a weight is not finite behind this step");
      }
      listener.epoch(
          new Trainer.Epoch(
              epoch,
              losses / batches.size(),
              accuracy(Part.DEV),
              seconds,
              data.tokens(Part.TRAIN) / seconds));
    }
    return tagger();
  }

  private LabTagger tagger() {
    return new LabTagger(config, data.words(), data.tags(), model);
  }

  private List<TaggedBatch> batches() {
    if (config.lab()) {
      return data.batches(Part.TRAIN, config.batchSize());
    }
    return data.shuffledBatches(Part.TRAIN, config.batchSize(), random).stream()
        .map(this::withUnknownWords)
        .toList();
  }

  private TaggedBatch withUnknownWords(TaggedBatch batch) {
    int unknown = data.words().id(Vocabulary.UNKNOWN);
    int[][] input =
        Arrays.stream(batch.input())
            .map(
                s ->
                    Arrays.stream(s)
                        .map(w -> rare[w] && random.nextDouble() < UNKNOWN_RATE ? unknown : w)
                        .toArray())
            .toArray(int[][]::new);
    return new TaggedBatch(input, batch.output());
  }

  private double step(TaggedBatch batch, Sgd sgd, int epoch, int number) {
    double loss = model.update(batch.input(), batch.output(), sgd, gradients);
    if (!Double.isFinite(loss)) {
      throw overflow(epoch, number, "the loss is " + loss);
    }
    lastLoss = loss;
    return loss;
  }

  private Optional<String> overflown() {
    return model.parameters().stream()
        .filter(p -> !p.value().isFinite())
        .map(Parameter::name)
        .findFirst();
  }

  private ModelException overflow(int epoch, int number, String what) {
    return new ModelException(
        "training: epoch "
            + epoch
            + ", step "
            + (number + 1)
            + ": "
            + what
            + " ("
            + overflown().orElse("the output")
            + " overflowed; the last finite loss was "
            + (Double.isNaN(lastLoss) ? "none" : lastLoss)
            + "); no model was written, lower --learning-rate (now "
            + config.learningRate()
            + ")");
  }

  /** The part of a part's tokens that get the right tag from the tagger as it is now; NaN for a part without tokens. */
  public double accuracy(Part part) {
    LabelRules rules = LabelRules.of(tagger());
    int hits = 0;
    for (TaggedBatch batch : data.batches(part, 1)) {
      int[] predicted = rules.on(model.lattice(batch.input())).best()[0];
      for (int t = 0; t < predicted.length; t++) {
        hits += predicted[t] == batch.output()[0][t] ? 1 : 0;
      }
    }
    return (double) hits / data.tokens(part);
  }
}
