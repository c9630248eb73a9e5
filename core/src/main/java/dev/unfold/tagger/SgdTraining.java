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
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;

/**
 * The lab's training loop: plain gradient descent on word ids, on one thread.
 *
 * <p>As the lab's reference does it: file order, every sentence a step, nothing drawn. Otherwise the sentences are shuffled
 * before each epoch, and half of the occurrences of a word that the training part has only once are read as the unknown
 * word, so that the unknown word is learnt too. Same data, configuration and JDK give the same bytes.
 */
final class SgdTraining {
  private static final double UNKNOWN_RATE = 0.5;

  private final PostagCorpusData data;
  private final TaggerConfig config;
  private final SgdPlan plan;
  private final SequenceModel model;
  private final LabelRules rules;
  private final Random random;
  private final boolean[] rare;
  private final Gradients gradients = new Gradients();
  private double lastLoss = Double.NaN;

  /**
   * A training of a new network.
   *
   * @param engine computes the network: the identity for Java itself, or another engine's twin
   */
  SgdTraining(
      PostagCorpusData data,
      TaggerConfig config,
      SgdPlan plan,
      UnaryOperator<SequenceModel> engine) {
    this.data = data;
    this.config = config;
    this.plan = plan;
    this.random = new Random(config.seed());
    this.model = engine.apply(config.start(data.inputSize(), data.outputSize(), random));
    this.rules = LabelRules.of(tagger());
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

  /** Trains for the configured number of epochs. */
  NetworkTagger train(Trainer.Listener listener) {
    Sgd sgd = new Sgd(plan.learningRate());
    for (int epoch = 1; epoch <= plan.epochs(); epoch++) {
      listener.epoch(epoch(epoch, sgd, listener));
    }
    return tagger();
  }

  private Trainer.Epoch epoch(int epoch, Sgd sgd, Trainer.Listener listener) {
    List<TaggedBatch> batches = batches();
    double losses = 0;
    long start = System.nanoTime();
    for (int b = 0; b < batches.size(); b++) {
      losses += step(batches.get(b), sgd, epoch, b);
      listener.step(epoch, batches.get(b).tokens());
      if (Thread.interrupted()) {
        throw new CancellationException(
            "training: interrupted after epoch " + epoch + ", step " + (b + 1));
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    if (overflown().isPresent()) {
      throw overflow(epoch, batches.size() - 1, "a weight is not finite after this step");
    }
    double tokensPerSecond = data.tokens(Part.TRAIN) / seconds;
    return new Trainer.Epoch(
        epoch, losses / batches.size(), devAccuracy(), seconds, tokensPerSecond);
  }

  private NetworkTagger tagger() {
    return NetworkTagger.of(config, data.words(), data.tags(), model);
  }

  private List<TaggedBatch> batches() {
    if (plan.lab()) {
      return data.batches(Part.TRAIN, plan.batchSize());
    }
    return data.shuffledBatches(Part.TRAIN, plan.batchSize(), random).stream()
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
    return new DivergedException(
        epoch,
        number + 1,
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
            + "); no model was written; choose a lower learning rate (now "
            + plan.learningRate()
            + ")");
  }

  /** The share of the dev part's tokens that the network tags right now; NaN without a dev part. */
  private double devAccuracy() {
    int hits = 0;
    for (TaggedBatch batch : data.batches(Part.DEV, 1)) {
      int[] predicted = rules.on(model.lattice(batch.input())).best()[0];
      for (int t = 0; t < predicted.length; t++) {
        hits += predicted[t] == batch.output()[0][t] ? 1 : 0;
      }
    }
    return (double) hits / data.tokens(Part.DEV);
  }
}
