package dev.unfold.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.unfold.corpus.LabelCounts;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.PostagCorpusData;
import dev.unfold.tagger.Evaluation;
import dev.unfold.tagger.TaggerConfig;
import dev.unfold.tagger.Trainer;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells what training does, in the seed's own words, and keeps the figures. */
final class TrainingLog implements Trainer.Listener {
  private static final JsonFactory JSON = new JsonFactory();

  private final Console console;
  private final int tokens;
  private final Optional<OutputFile> file;
  private final List<Trainer.Epoch> epochs = new ArrayList<>();
  private final StringWriter metrics = new StringWriter();
  private Progress progress;

  /** A log of the lab's training, which begins with what is trained on what. */
  TrainingLog(Console console, PostagCorpusData data, TaggerConfig config) {
    this(console, data.tokens(Part.TRAIN), Optional.empty());
    console.note(
        "%s, %s: %s, %s; %s, %s",
        config.network(),
        config.dtype(),
        Numbers.count(data.size(Part.TRAIN), "sentence"),
        Numbers.count(tokens, "token"),
        Numbers.count(data.inputSize(), "word"),
        Numbers.count(data.outputSize(), "tag"));
    warnOfLabels(console, tags(data));
    for (Part part : List.of(Part.DEV, Part.TEST)) {
      boolean same = data.size(part) > 0 && data.sameSentences(Part.TRAIN, part);
      warn(console, part, same, data.unseenTags(part));
    }
  }

  private static Stream<List<String>> tags(PostagCorpusData data) {
    return Arrays.stream(data.all(Part.TRAIN).output())
        .map(sentence -> Arrays.stream(sentence).mapToObj(data.tags()::get).toList());
  }

  /**
   * A log of a training on so many tokens.
   *
   * @param file takes the figures after every epoch
   */
  TrainingLog(Console console, int tokens, Optional<OutputFile> file) {
    this.console = console;
    this.tokens = tokens;
    this.file = file;
  }

  /** Warns of what makes a part's accuracy worthless, or lower than it looks. */
  static void warn(Console console, Part part, boolean same, int unseenTags) {
    if (same) {
      console.warn(part + ": the same sentences as in train; its accuracy says nothing");
    }
    if (unseenTags > 0) {
      console.warn(
          part
              + ": "
              + Numbers.count(unseenTags, "token")
              + " with a tag that train doesn't have; each counts as an error");
    }
  }

  /** Warns of labels in the training part that stand where their scheme doesn't allow them. */
  static void warnOfLabels(Console console, Stream<List<String>> tags) {
    LabelCounts labels = new LabelCounts();
    tags.forEach(labels::add);
    labels
        .scheme()
        .filter(scheme -> labels.violations(scheme) > 0)
        .ifPresent(
            scheme ->
                console.warn(
                    Console.text(
                        "train: %s out of place by the scheme %s, first in sentence %,d; what is"
                            + " tagged keeps the scheme",
                        Numbers.count(labels.violations(scheme), "label"),
                        scheme,
                        labels.firstViolation(scheme))));
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
    console.print("Epoch %d: dev accuracy %s", epoch.number(), percent(epoch.devAccuracy()));
    record(
        json -> {
          json.writeNumberField("epoch", epoch.number());
          writePercent(json, "dev_accuracy", epoch.devAccuracy());
          json.writeNumberField("train_loss", epoch.trainLoss());
          json.writeNumberField("train_seconds", epoch.trainSeconds());
          json.writeNumberField("tokens_per_second", epoch.tokensPerSecond());
        });
  }

  /** Says how long training took and how good the result is. */
  void finish(double testAccuracy) {
    double seconds =
        epochs.stream().mapToDouble(Trainer.Epoch::trainSeconds).average().orElseThrow();
    console.print("Training took %.2f seconds per epoch", seconds);
    console.print("Test accuracy %s", percent(testAccuracy));
    record(json -> writePercent(json, "test_accuracy", testAccuracy));
  }

  /** The figures of the epochs that are over. */
  List<Trainer.Epoch> epochs() {
    return epochs;
  }

  /** The figures as one JSON object a line. */
  String metrics() {
    return metrics.toString();
  }

  /** As {@link #finish(double)}, with the accuracy on unknown words beside that on all. */
  void finish(Evaluation test) {
    finish(test.accuracy());
    if (test.unknownTokens() > 0) {
      console.print("Test accuracy on unknown words %s", percent(test.unknownAccuracy()));
    }
  }

  private static String percent(double part) {
    return Double.isNaN(part) ? "n/a" : Console.text("%.2f %%", 100 * part);
  }

  private static void writePercent(JsonGenerator json, String name, double part)
      throws IOException {
    if (Double.isNaN(part)) {
      json.writeNullField(name);
    } else {
      json.writeNumberField(name, 100 * part);
    }
  }

  /** What a line of the metrics holds. */
  private interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  private void record(Fields fields) {
    try (JsonGenerator json = JSON.createGenerator(metrics)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    metrics.append('\n');
    file.ifPresent(place -> place.write(metrics()));
  }
}
