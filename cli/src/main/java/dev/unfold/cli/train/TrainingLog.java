package dev.unfold.cli.train;

import static dev.unfold.cli.console.Console.percentage;

import dev.unfold.cli.console.Console;
import dev.unfold.cli.console.MetricsFile;
import dev.unfold.cli.console.OutputFile;
import dev.unfold.cli.console.Progress;
import dev.unfold.corpus.CorpusProfile;
import dev.unfold.corpus.LabelCounts;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.PostagCorpusData;
import dev.unfold.corpus.TaggedBatch;
import dev.unfold.corpus.Vocabulary;
import dev.unfold.tagger.Evaluation;
import dev.unfold.tagger.LabConfig;
import dev.unfold.tagger.LabTrainer;
import dev.unfold.tagger.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Tells what training does, in the seed's own words, and keeps the figures. */
final class TrainingLog implements LabTrainer.Listener, Trainer.Listener {
  private final Console console;
  private final int tokens;
  private final List<Trainer.Epoch> epochs = new ArrayList<>();
  private final MetricsFile metrics;
  private Progress progress;

  /** A log of the lab's training, which begins with what is trained on what. */
  TrainingLog(Console console, PostagCorpusData data, LabConfig config) {
    this(console, data.tokens(Part.TRAIN), Optional.empty());
    console.note(
        "%s, %s: %s, %s; %s, %s",
        config.architecture(),
        config.dtype(),
        Console.count(data.size(Part.TRAIN), "sentence"),
        Console.count(tokens, "token"),
        Console.count(data.inputSize(), "word"),
        Console.count(data.outputSize(), "tag"));
    CorpusProfile train = CorpusProfile.of("train", data.sentences(Part.TRAIN));
    warn(console, train.labels());
    for (Part part : List.of(Part.DEV, Part.TEST)) {
      CorpusProfile profile = CorpusProfile.of(part.toString(), data.sentences(part));
      int missing = profile.tags().getOrDefault(Vocabulary.UNKNOWN, 0);
      warn(console, part, profile.beside(train).same(), missing);
    }
  }

  /**
   * A log of a training on so many tokens.
   *
   * @param file takes the figures after every epoch
   */
  TrainingLog(Console console, int tokens, Optional<OutputFile> file) {
    this.console = console;
    this.tokens = tokens;
    this.metrics = new MetricsFile(file);
  }

  /** Warns of labels that break their scheme, and of parts whose accuracy is worthless or lower than it looks. */
  static void warn(Console console, CorpusProfile train, Function<Part, CorpusProfile> parts) {
    warn(console, train.labels());
    for (Part part : List.of(Part.DEV, Part.TEST)) {
      CorpusProfile.Overlap overlap = parts.apply(part).beside(train);
      warn(console, part, overlap.same(), overlap.unseenTagTokens());
    }
  }

  private static void warn(Console console, Part part, boolean same, int unseenTags) {
    if (same) {
      console.warn(part + ": the same sentences as in train; its accuracy says nothing");
    }
    if (unseenTags > 0) {
      console.warn(
          part
              + ": "
              + Console.count(unseenTags, "token")
              + " with a tag that train doesn't have; each counts as an error");
    }
  }

  private static void warn(Console console, LabelCounts labels) {
    labels
        .scheme()
        .filter(scheme -> labels.violations(scheme) > 0)
        .ifPresent(
            scheme ->
                console.warn(
                    Console.text(
                        "train: %s out of place by the scheme %s, first in sentence %,d; what is"
                            + " tagged keeps the scheme",
                        Console.count(labels.violations(scheme), "label"),
                        scheme,
                        labels.firstViolation(scheme))));
  }

  @Override
  public void step(int epoch, TaggedBatch batch) {
    step(epoch, batch.tokens());
  }

  @Override
  public void step(int epoch, int some) {
    if (progress == null) {
      progress = console.progress("Epoch " + epoch, tokens);
    }
    progress.step(some);
  }

  @Override
  public void epoch(Trainer.Epoch epoch) {
    if (progress != null) {
      progress.close();
      progress = null;
    }
    epochs.add(epoch);
    console.print("Epoch %d: dev accuracy %s", epoch.number(), percentage(epoch.devAccuracy()));
    metrics.add(epoch);
  }

  /** Says how long training took and how good the result is. */
  void finish(double testAccuracy) {
    double seconds =
        epochs.stream().mapToDouble(Trainer.Epoch::trainSeconds).average().orElseThrow();
    console.print("Training took %.2f seconds per epoch", seconds);
    console.print("Test accuracy %s", percentage(testAccuracy));
    metrics.addTest(testAccuracy);
  }

  /** The figures of the epochs that are over. */
  List<Trainer.Epoch> epochs() {
    return epochs;
  }

  /** The figures as one JSON object a line. */
  String metrics() {
    return metrics.text();
  }

  /** As {@link #finish(double)}, with the accuracy on unknown words beside that on all. */
  void finish(Evaluation test) {
    finish(test.accuracy());
    if (test.unknownTokens() > 0) {
      console.print("Test accuracy on unknown words %s", percentage(test.unknownAccuracy()));
    }
  }
}
