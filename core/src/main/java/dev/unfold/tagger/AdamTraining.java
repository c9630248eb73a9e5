package dev.unfold.tagger;

import dev.unfold.corpus.Corpus;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.WordVectors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Training by an {@link AdamPlan}, one member after the other.
 *
 * @param config what is trained
 * @param plan its schedule
 * @param corpus the corpus
 * @param vectors pretrained vectors
 * @param threads the number of threads
 * @param checkpoint the first member's checkpoint
 * @param resume whether training begins with the checkpoint
 * @param kept which of the trained columns and how precise weights the tagger has
 */
record AdamTraining(
    TaggerConfig config,
    AdamPlan plan,
    Corpus corpus,
    Optional<WordVectors> vectors,
    int threads,
    Optional<Path> checkpoint,
    boolean resume,
    Kept kept) {
  /** Fewer sentences say nothing about probabilities. */
  private static final int LEAST_SENTENCES = 20;

  /** A second training on more tokens would take more than a minute. */
  private static final int MOST_TOKENS = 100_000;

  /**
   * What a tagger keeps of a training.
   *
   * @param allColumns whether all columns, or the first alone
   * @param store the precision of its weights
   */
  record Kept(boolean allColumns, Store store) {
    NetworkTagger of(NetworkTagger trained) {
      TagColumns columns = trained.parts().columns();
      NetworkTagger some =
          allColumns ? trained.pick(columns.writable()) : trained.only(trained.tagset());
      return some.with(store);
    }
  }

  NetworkTagger train(Trainer.Listener listener) {
    List<NetworkTagger> members = new ArrayList<>();
    int epochs = 0;
    for (int m = 0; m < config.members(); m++) {
      TrainingState state = new TrainingState(config.member(m), plan, corpus, vectors);
      train(state, checkpoint(m), epochs, listener);
      members.add(state.best());
      epochs += state.history().size();
    }
    NetworkTagger trained = members.size() == 1 ? members.get(0) : ensemble(members);
    NetworkTagger tagger = kept.of(calibrated(trained, listener));
    ColumnScores dev = ColumnScores.of(tagger, corpus.of(Part.DEV));
    return dev.tokens() == 0 ? tagger : tagger.with(tagger.provenance().with("dev", dev));
  }

  private NetworkTagger calibrated(NetworkTagger tagger, Trainer.Listener listener) {
    List<Sentence> dev = corpus.of(Part.DEV);
    double[] temperatures = dev.isEmpty() ? heldOut(listener) : Temperature.fit(tagger, dev);
    return temperatures.length == 0
        ? tagger
        : tagger
            .at(temperatures)
            .with(tagger.provenance().with("temperature", Double.toString(temperatures[0])));
  }

  /**
   * Temperatures without a dev part: those of a single network that is trained on nine sentences of ten, for the tenth. None if
   * that would take long, or there are few sentences.
   */
  private double[] heldOut(Trainer.Listener listener) {
    List<Sentence> train = corpus.of(Part.TRAIN);
    if (train.size() < LEAST_SENTENCES || corpus.tokens(Part.TRAIN) > MOST_TOKENS) {
      return new double[0];
    }
    listener.calibration();
    List<Sentence> most = new ArrayList<>();
    List<Sentence> tenth = new ArrayList<>();
    for (int s = 0; s < train.size(); s++) {
      (s % 10 == 9 ? tenth : most).add(train.get(s));
    }
    Corpus part = Corpus.of(most, List.of(), List.of());
    TrainingState state = new TrainingState(config.member(0), plan, part, vectors);
    train(state, Optional.empty(), 0, epoch -> {});
    return Temperature.fit(state.best(), tenth);
  }

  /** Trains one member; {@code before} is the number of epochs of earlier members. */
  private void train(
      TrainingState state, Optional<Path> file, int before, Trainer.Listener listener) {
    boolean begun = before == 0 || file.filter(Files::exists).isPresent();
    if (resume && begun && file.isPresent()) {
      Checkpoint.read(file.orElseThrow(), state);
    }
    state.history().forEach(epoch -> listener.epoch(epoch.after(before)));
    try (TrainingSteps steps = new TrainingSteps(state, threads)) {
      while (!state.isDone()) {
        int number = before + state.history().size() + 1;
        Trainer.Epoch epoch = steps.epoch(tokens -> listener.step(number, tokens));
        state.examine(epoch);
        file.ifPresent(to -> Checkpoint.write(to, state));
        listener.epoch(state.history().get(epoch.number() - 1).after(before));
      }
    }
  }

  /** The checkpoint of a member. */
  private Optional<Path> checkpoint(int member) {
    return checkpoint.map(
        file -> member == 0 ? file : file.resolveSibling(file.getFileName() + "." + (member + 1)));
  }

  private NetworkTagger ensemble(List<NetworkTagger> members) {
    NetworkTagger tagger = NetworkTagger.of(config, members);
    Provenance provenance = tagger.provenance();
    for (String entry : List.of("epochs_trained", "best_epoch")) {
      provenance =
          provenance.with(
              entry,
              members.stream()
                  .map(member -> member.provenance().entries().get(entry))
                  .collect(Collectors.joining(" ")));
    }
    return tagger.with(provenance);
  }
}
