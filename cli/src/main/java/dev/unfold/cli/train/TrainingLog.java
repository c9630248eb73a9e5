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
import dev.unfold.corpus.Tagset;
import dev.unfold.corpus.Vocabulary;
import dev.unfold.tagger.ColumnScores;
import dev.unfold.tagger.Evaluation;
import dev.unfold.tagger.TaggerConfig;
import dev.unfold.tagger.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Prints the progress of a training run, in the words of the original lab, and records its metrics. */
final class TrainingLog implements Trainer.Listener {
  /** Where no progress bar is seen, such as in a log, a long epoch says every half minute how far it is. */
  private static final long NOTE_NANOS = 30_000_000_000L;

  private final Console console;
  private final long tokens;
  private final List<Trainer.Epoch> epochs = new ArrayList<>();
  private final MetricsFile metrics;
  private Progress progress;
  private long done;
  private long lastNote;

  /** A log of the training of a lab network; notes what is trained on what, and warns of oddities in the corpus. */
  TrainingLog(Console console, PostagCorpusData data, TaggerConfig config) {
    this(console, data.tokens(Part.TRAIN), Optional.empty());
    console.note(
        "%s, %s: %s, %s; %s, %s",
        config.network(),
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
   * A log of a training run.
   *
   * @param tokens the number of tokens in an epoch
   * @param file takes the metrics after every epoch
   */
  TrainingLog(Console console, long tokens, Optional<OutputFile> file) {
    this.console = console;
    this.tokens = tokens;
    this.metrics = new MetricsFile(file);
  }

  /** Warns of labels that violate their scheme, and of parts whose accuracy is meaningless or that have unseen tags. */
  static void warn(Console console, CorpusProfile train, Function<Part, CorpusProfile> parts) {
    warn(console, train.labels());
    for (Part part : List.of(Part.DEV, Part.TEST)) {
      CorpusProfile.Overlap overlap = parts.apply(part).beside(train);
      warn(console, part, overlap.same(), overlap.unseenTagTokens());
    }
  }

  private static void warn(Console console, Part part, boolean same, int unseenTags) {
    if (same) {
      console.warn(
          part + ": the same sentences as train; its accuracy says nothing about new text");
    }
    if (unseenTags > 0) {
      console.warn(
          part
              + ": "
              + Console.count(unseenTags, "token")
              + " with a tag that is not in train; each counts as an error");
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
                        "train: %s against the scheme %s, first in sentence %,d; the tagger's output"
                            + " will follow the scheme",
                        Console.count(labels.violations(scheme), "label"),
                        scheme,
                        labels.firstViolation(scheme))));
  }

  @Override
  public void step(int epoch, int newTokens) {
    if (progress == null) {
      progress = console.progress("Epoch " + epoch, tokens);
      done = 0;
      lastNote = System.nanoTime();
    }
    progress.step(newTokens);
    done += newTokens;
    if (!console.showsProgress() && System.nanoTime() - lastNote > NOTE_NANOS) {
      lastNote = System.nanoTime();
      console.note("Epoch %d: %s of its tokens", epoch, percentage(done, tokens));
    }
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

  @Override
  public void calibration() {
    console.note("no dev part: training once more on nine sentences of ten, to calibrate the probabilities");
  }

  /** Prints how long training took, and the accuracy on the test part. */
  void finish(double testAccuracy) {
    double seconds =
        epochs.stream().mapToDouble(Trainer.Epoch::trainSeconds).average().orElseThrow();
    console.print("Training took %.2f seconds per epoch", seconds);
    console.print("Test accuracy %s", percentage(testAccuracy));
    metrics.addTest(testAccuracy);
  }

  /** The epochs so far. */
  List<Trainer.Epoch> epochs() {
    return epochs;
  }

  /** The metrics, one JSON object per line. */
  String metrics() {
    return metrics.text();
  }

  /** As {@link #finish(double)}, and prints the accuracy on unknown words, of other columns, and of all together too. */
  void finish(ColumnScores test) {
    List<Map.Entry<Tagset, Evaluation>> columns = List.copyOf(test.columns().entrySet());
    Evaluation first = columns.get(0).getValue();
    finish(first.accuracy());
    if (first.unknownTokens() > 0) {
      console.print("Test accuracy on unknown words %s", percentage(first.unknownAccuracy()));
    }
    if (columns.size() > 1 && test.tokens() > 0) {
      columns
          .subList(1, columns.size())
          .forEach(
              column ->
                  console.print(
                      "Test accuracy of %s %s",
                      column.getKey(), percentage(column.getValue().accuracy())));
      console.print("Test accuracy of all columns together %s", percentage(test.allAccuracy()));
    }
  }
}
