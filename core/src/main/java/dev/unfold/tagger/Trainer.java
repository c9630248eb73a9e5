package dev.unfold.tagger;

import dev.unfold.corpus.Corpus;
import dev.unfold.corpus.CorpusException;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.VectorCoverage;
import dev.unfold.corpus.WordVectors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Trains a tagger on a corpus, epoch by epoch, and keeps the best one that it met.
 *
 * <pre>{@code
 *   Corpus corpus = CorpusFiles.train(train).dev(dev).corpus(layout, warning -> {});
 *   Tagger tagger = new Trainer(TaggerConfig.ACCURATE, corpus).onThreads(2).train(epoch -> {});
 * }</pre>
 *
 * <p>After every epoch the running mean of the weights tags the dev part; the weights that do so best are kept, and
 * training ends early where they have not got better for some epochs. Without a dev part the last ones are kept. Where the
 * configuration has several members, each is trained like that, one after the other, and all are kept. Same
 * data, configuration and JDK give the same bytes, whatever the number of threads, and whether or not training was
 * interrupted and resumed.
 */
public final class Trainer {
  private final TaggerConfig config;
  private final Corpus corpus;
  private int threads = 1;
  private Optional<WordVectors> vectors = Optional.empty();
  private Optional<Path> checkpoint = Optional.empty();
  private boolean resume;

  /** A trainer on this corpus; its test part is not looked at. */
  public Trainer(TaggerConfig config, Corpus corpus) {
    if (corpus.tokens(Part.TRAIN) == 0) {
      throw new IllegalArgumentException("training: the corpus has no training part");
    }
    this.config = config;
    this.corpus = corpus;
  }

  /**
   * Reads these vectors beside each word. All of them are kept in the tagger, so that it knows something of words that the
   * training part doesn't have.
   *
   * @throws CorpusException if they know no word of the training part
   */
  public Trainer withVectors(WordVectors given) {
    if (VectorCoverage.of(given, corpus, Part.TRAIN).known() == 0) {
      throw new CorpusException(
          given.name(),
          "has a vector for no word of the training part; expected vectors of the same language");
    }
    this.vectors = Optional.of(given);
    return this;
  }

  /** Computes on so many threads, at least one. */
  public Trainer onThreads(int number) {
    this.threads = number;
    return this;
  }

  /**
   * Saves all that training needs to go on into this file after every epoch; for the second member into one beside it, with
   * {@code .2} behind its name, and so on.
   */
  public Trainer savingTo(Path file) {
    this.checkpoint = Optional.of(file);
    return this;
  }

  /** Goes on from this file, which {@link #savingTo} made, and saves there. */
  public Trainer resuming(Path file) {
    this.resume = true;
    return savingTo(file);
  }

  /** What is told while training goes on. */
  public interface Listener {
    /** One step was made, on so many tokens. */
    default void step(int epoch, int tokens) {}

    /** One epoch is over; those before a resumed training are told again. */
    void epoch(Epoch epoch);
  }

  /**
   * One epoch's figures.
   *
   * @param number counted from 1, on through all members
   * @param trainLoss mean over the epoch's steps of the loss before the step
   * @param devAccuracy part of the dev tokens that have the right tag; NaN without a dev part
   * @param trainSeconds time of the steps alone
   * @param tokensPerSecond training tokens by that time
   */
  public record Epoch(
      int number,
      double trainLoss,
      double devAccuracy,
      double trainSeconds,
      double tokensPerSecond) {
    /** The same epoch where so many others came before the first. */
    private Epoch after(int others) {
      return new Epoch(others + number, trainLoss, devAccuracy, trainSeconds, tokensPerSecond);
    }
  }

  /**
   * Trains to the end.
   *
   * @throws ModelException if the loss is no longer a finite number, or a checkpoint can't be written, or is of another
   *     configuration or corpus
   */
  public JointTagger train(Listener listener) {
    List<JointTagger> members = new ArrayList<>();
    int epochs = 0;
    for (int m = 0; m < config.members(); m++) {
      TrainingState state = new TrainingState(config.member(m), corpus, vectors);
      train(state, checkpoint(m), epochs, listener);
      members.add(state.best());
      epochs += state.history().size();
    }
    return members.size() == 1 ? members.get(0) : together(members);
  }

  /** Trains one member; {@code before} are the epochs of those before it. */
  private void train(TrainingState state, Optional<Path> file, int before, Listener listener) {
    boolean begun = before == 0 || file.filter(Files::exists).isPresent();
    if (resume && begun) {
      Checkpoint.read(file.orElseThrow(), state);
    }
    state.history().forEach(epoch -> listener.epoch(epoch.after(before)));
    try (TrainingSteps steps = new TrainingSteps(state, threads)) {
      while (!state.isDone()) {
        int number = before + state.history().size() + 1;
        Epoch epoch = steps.epoch(tokens -> listener.step(number, tokens));
        state.examine(epoch);
        file.ifPresent(to -> Checkpoint.write(to, state));
        listener.epoch(state.history().get(epoch.number() - 1).after(before));
      }
    }
  }

  /** The file that {@link #savingTo} speaks of. */
  private Optional<Path> checkpoint(int member) {
    return checkpoint.map(
        file -> member == 0 ? file : file.resolveSibling(file.getFileName() + "." + (member + 1)));
  }

  /** The members as one tagger, which is better than each of them. */
  private JointTagger together(List<JointTagger> members) {
    JointTagger tagger = JointTagger.of(config, members);
    Provenance provenance = tagger.provenance();
    for (String entry : List.of("epochs_trained", "best_epoch")) {
      provenance =
          provenance.with(
              entry,
              members.stream()
                  .map(member -> member.provenance().entries().get(entry))
                  .collect(Collectors.joining(" ")));
    }
    Evaluation dev = new Evaluation();
    dev.add(tagger, corpus.of(Part.DEV));
    return tagger.with(dev.tokens() == 0 ? provenance : provenance.with("dev", dev));
  }
}
