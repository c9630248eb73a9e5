package dev.unfold.tagger;

import dev.unfold.corpus.Corpus;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.WordVectors;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.model.JointNetwork;
import dev.unfold.model.JointPlan;
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

/** Where a training stands: all that it changes, and what it is about. */
final class TrainingState {
  private static final double BETA1 = 0.9;
  private static final double EPSILON = 1e-8;

  private final TaggerConfig config;
  private final Corpus corpus;
  private final Optional<WordVectors> vectors;
  private final Lexicon lexicon;
  private final TagColumns heads;
  private final JointNetwork network;
  private final JointNetwork average;
  private final Adam adam;
  private final List<Matrix> best;
  private final List<Trainer.Epoch> history = new ArrayList<>();
  private int bestEpoch;
  private long averaged;

  /** The beginning of a training. */
  TrainingState(TaggerConfig config, Corpus corpus, Optional<WordVectors> vectors) {
    this.config = config;
    this.corpus = corpus;
    this.vectors = vectors;
    this.lexicon =
        Lexicon.of(
            corpus.of(Part.TRAIN),
            vectors.map(given -> PretrainedVectors.of(given, config.dtype())));
    this.heads = TagColumns.of(config.tagset(), corpus.of(Part.TRAIN));
    this.network = create();
    this.average = create();
    TrainingPlan plan = config.training();
    this.adam = new Adam(plan.learningRate(), BETA1, plan.beta2(), EPSILON);
    this.best = average.parameters().stream().map(p -> p.value().copy()).toList();
  }

  private JointNetwork create() {
    List<JointPlan.HeadSpec> tags =
        IntStream.range(0, heads.names().size())
            .mapToObj(k -> new JointPlan.HeadSpec(heads.names().get(k), heads.tags().get(k).size()))
            .toList();
    JointPlan.Sizes sizes = lexicon.sizes(tags);
    return config
        .network()
        .create(
            sizes, new Weights.Initialised(config.dtype(), new SplittableRandom(config.seed())));
  }

  /** What is trained, and how. */
  TaggerConfig config() {
    return config;
  }

  /** What it is trained on. */
  Corpus corpus() {
    return corpus;
  }

  /** The training part as numbers. */
  Examples examples() {
    return new Examples(corpus.of(Part.TRAIN), lexicon, heads);
  }

  /** The network that learns. */
  JointNetwork network() {
    return network;
  }

  /** The running mean of its weights takes them in once more. */
  void average(WeightAverage mean) {
    averaged++;
    mean.add(averaged, network.parameters(), average.parameters());
  }

  /** What moves the weights. */
  Adam adam() {
    return adam;
  }

  /** The epochs that are over. */
  List<Trainer.Epoch> history() {
    return history;
  }

  /** Whether there is no more to do. */
  boolean isDone() {
    boolean patient = history.size() - bestEpoch < config.training().patience();
    return history.size() >= config.training().epochs() || hasDev() && !patient;
  }

  private boolean hasDev() {
    return !corpus.of(Part.DEV).isEmpty();
  }

  /** Tags the dev part after an epoch, and keeps the weights if they are the best so far. */
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

  private Evaluation evaluation(JointTagger tagger) {
    Evaluation evaluation = new Evaluation();
    evaluation.add(tagger, corpus.of(Part.DEV));
    return evaluation;
  }

  private JointTagger tagger(JointNetwork of) {
    return new JointTagger(
        config,
        lexicon,
        heads.tags().get(0),
        Ensemble.of(lexicon, of.withFirstHead()),
        Provenance.unknown());
  }

  /** The tagger with the best weights so far. */
  JointTagger best() {
    JointNetwork kept = create();
    IntStream.range(0, best.size())
        .forEach(p -> kept.parameters().get(p).value().assign(best.get(p)));
    Provenance provenance =
        Provenance.of(corpus, heads.names(), vectors)
            .with("epochs_trained", Integer.toString(history.size()))
            .with("best_epoch", Integer.toString(bestEpoch));
    return tagger(kept)
        .with(hasDev() ? provenance.with("dev", evaluation(tagger(kept))) : provenance);
  }

  /** The SHA-256 of all words and tags that this training reads. */
  String fingerprint() {
    return Fingerprint.of(corpus, heads);
  }

  /** The SHA-256 of the vectors that words bring with them. */
  String vectorsFingerprint() {
    return Fingerprint.of(lexicon.vectors());
  }

  /** Everything that training changes, by name: the weights, their mean, the best of it, and what the optimiser remembers. */
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

  /** How many weights are in the running mean. */
  long averaged() {
    return averaged;
  }

  /** Takes up a training where it stood; {@link #tensors} but Adam's have been filled. */
  void resume(
      List<Trainer.Epoch> epochs, int bestOf, long inMean, Map<String, Matrix> adamTensors) {
    history.addAll(epochs);
    bestEpoch = bestOf;
    averaged = inMean;
    adam.state().restore(adamTensors);
  }
}
