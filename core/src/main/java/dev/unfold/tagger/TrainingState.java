package dev.unfold.tagger;

import dev.unfold.corpus.Corpus;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.WordVectors;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.model.Network;
import dev.unfold.model.NetworkPlan;
import dev.unfold.model.Weights;
import dev.unfold.optim.Adam;
import dev.unfold.optim.WeightAverage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** State of a training: the networks, the optimiser, the best weights so far, and the history of its epochs. */
final class TrainingState {
  private static final double BETA1 = 0.9;
  private static final double EPSILON = 1e-8;

  private final TaggerConfig config;
  private final AdamPlan plan;
  private final Corpus corpus;
  private final Optional<WordVectors> vectors;
  private final Lexicon lexicon;
  private final TagColumns heads;
  private final Network network;
  private final Network average;
  private final Adam adam;
  private final List<Matrix> best;
  private final List<Trainer.Epoch> history = new ArrayList<>();
  private int bestEpoch;
  private long averaged;

  /** The state before the first epoch. */
  TrainingState(TaggerConfig config, AdamPlan plan, Corpus corpus, Optional<WordVectors> vectors) {
    this.config = config;
    this.corpus = corpus;
    this.vectors = vectors;
    this.lexicon =
        Lexicon.of(
            corpus.of(Part.TRAIN),
            vectors.map(given -> PretrainedVectors.of(given, config.dtype())));
    this.heads = TagColumns.of(config.tagset(), corpus.of(Part.TRAIN));
    this.plan = plan;
    this.network = create();
    this.average = copy(network);
    this.adam = new Adam(plan.learningRate(), BETA1, plan.beta2(), EPSILON);
    this.best = average.parameters().stream().map(p -> p.value().copy()).toList();
  }

  private Network create() {
    return config
        .network()
        .create(
            sizes(), new Weights.Initialised(config.dtype(), new SplittableRandom(config.seed())));
  }

  private NetworkPlan.Sizes sizes() {
    return lexicon.sizes(heads.heads());
  }

  /** A network with a copy of the weights. */
  private Network copy(Network of) {
    return network(of.parameters().stream().map(p -> p.value().copy()).toList());
  }

  /** A network with these weights, in the order of its parameters. */
  private Network network(List<Matrix> weights) {
    Map<String, Matrix> tensors = new LinkedHashMap<>();
    for (int p = 0; p < weights.size(); p++) {
      tensors.put(network.parameters().get(p).name(), weights.get(p));
    }
    return config.network().create(sizes(), new Weights.Loaded(config.dtype(), tensors));
  }

  /** The configuration. */
  TaggerConfig config() {
    return config;
  }

  /** The schedule of the configuration. */
  AdamPlan plan() {
    return plan;
  }

  /** The corpus. */
  Corpus corpus() {
    return corpus;
  }

  /** The training part as ids. */
  Examples examples() {
    return new Examples(corpus.of(Part.TRAIN), lexicon, heads);
  }

  /** The network that is trained. */
  Network network() {
    return network;
  }

  /** Adds the weights to their running mean. */
  void average(WeightAverage mean) {
    averaged++;
    mean.add(averaged, network.parameters(), average.parameters());
  }

  /** The optimiser. */
  Adam adam() {
    return adam;
  }

  /** The epochs so far. */
  List<Trainer.Epoch> history() {
    return history;
  }

  /** Whether training has ended. */
  boolean isDone() {
    boolean patient = history.size() - bestEpoch < plan.patience();
    return history.size() >= plan.epochs() || hasDev() && !patient;
  }

  private boolean hasDev() {
    return !corpus.of(Part.DEV).isEmpty();
  }

  /** Tags the dev part after an epoch, and keeps the mean weights if they are the best so far. */
  void examine(Trainer.Epoch epoch) {
    double accuracy = evaluation(tagger(average)).accuracy();
    history.add(
        new Trainer.Epoch(
            epoch.number(),
            epoch.trainLoss(),
            accuracy,
            epoch.trainSeconds(),
            epoch.tokensPerSecond()));
    boolean better = bestEpoch == 0 || accuracy > history.get(bestEpoch - 1).devAccuracy();
    if (better || !hasDev()) {
      bestEpoch = epoch.number();
      IntStream.range(0, best.size())
          .forEach(p -> best.get(p).assign(average.parameters().get(p).value()));
    }
  }

  private Evaluation evaluation(NetworkTagger tagger) {
    Evaluation evaluation = new Evaluation();
    evaluation.add(tagger, corpus.of(Part.DEV));
    return evaluation;
  }

  /** A tagger with all columns that were learnt. */
  private NetworkTagger tagger(Network of) {
    Ensemble ensemble = Ensemble.of(lexicon, of);
    return new NetworkTagger(
        new TaggerParts(config, lexicon, heads, ensemble, Provenance.unknown(), Store.FLOAT32));
  }

  /** The tagger with the best weights so far, with all columns that were learnt. */
  NetworkTagger best() {
    Network kept = network(best.stream().map(Matrix::copy).toList());
    return tagger(kept)
        .with(
            Provenance.of(corpus, heads.names(), vectors)
                .with("epochs_trained", Integer.toString(history.size()))
                .with("best_epoch", Integer.toString(bestEpoch)));
  }

  /** The SHA-256 of all words and tags that the training reads. */
  String fingerprint() {
    return Fingerprint.of(corpus, heads);
  }

  /** The SHA-256 of the pretrained vectors. */
  String vectorsFingerprint() {
    return Fingerprint.of(lexicon.vectors());
  }

  /** All that training changes, by name: the weights, their mean, the best mean, and the optimiser's state. */
  Map<String, Matrix> tensors() {
    Map<String, Matrix> tensors = new LinkedHashMap<>();
    for (int p = 0; p < best.size(); p++) {
      Parameter parameter = network.parameters().get(p);
      tensors.put("weights/" + parameter.name(), parameter.value());
      tensors.put("average/" + parameter.name(), average.parameters().get(p).value());
      tensors.put("best/" + parameter.name(), best.get(p));
    }
    adam.state().tensors().forEach((name, tensor) -> tensors.put("adam/" + name, tensor));
    return tensors;
  }

  /** The epoch with the best dev accuracy, counted from 1; 0 before the first. */
  int bestEpoch() {
    return bestEpoch;
  }

  /** The number of weights in the running mean. */
  long averaged() {
    return averaged;
  }

  /** Restores the state of a checkpoint; the {@link #tensors} other than Adam's have been filled already. */
  void resume(
      List<Trainer.Epoch> epochs, int bestOf, long inMean, Map<String, Matrix> adamTensors) {
    history.addAll(epochs);
    bestEpoch = bestOf;
    averaged = inMean;
    adam.state().restore(adamTensors);
  }
}
