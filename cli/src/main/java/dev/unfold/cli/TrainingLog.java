package dev.unfold.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.PostagCorpusData;
import dev.unfold.corpus.TaggedBatch;
import dev.unfold.tagger.LabConfig;
import dev.unfold.tagger.LabTrainer;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Tells what training does, in the seed's own words, and keeps the figures. */
final class TrainingLog implements LabTrainer.Listener {
  private static final JsonFactory JSON = new JsonFactory();

  private final Console console;
  private final int tokens;
  private final List<LabTrainer.Epoch> epochs = new ArrayList<>();
  private final StringWriter metrics = new StringWriter();
  private Progress progress;

  TrainingLog(Console console, PostagCorpusData data, LabConfig config) {
    this.console = console;
    this.tokens = data.tokens(Part.TRAIN);
    console.note(
        "%s, %s: %s, %s; %s, %s",
        config.architecture(),
        config.dtype(),
        Numbers.count(data.size(Part.TRAIN), "sentence"),
        Numbers.count(tokens, "token"),
        Numbers.count(data.inputSize(), "word"),
        Numbers.count(data.outputSize(), "tag"));
    for (Part part : List.of(Part.DEV, Part.TEST)) {
      if (data.size(part) > 0 && data.sameSentences(Part.TRAIN, part)) {
        console.warn(part + ": the same sentences as in train; its accuracy says nothing");
      }
      if (data.unseenTags(part) > 0) {
        console.warn(
            part
                + ": "
                + Numbers.count(data.unseenTags(part), "token")
                + " with a tag that train doesn't have; each counts as an error");
      }
    }
  }

  @Override
  public void step(int epoch, TaggedBatch batch) {
    if (progress == null) {
      progress = console.progress("Epoch " + epoch, tokens);
    }
    progress.step(batch.tokens());
  }

  @Override
  public void epoch(LabTrainer.Epoch epoch) {
    progress.close();
    progress = null;
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
        epochs.stream().mapToDouble(LabTrainer.Epoch::trainSeconds).average().orElseThrow();
    console.print("Training took %.2f seconds per epoch", seconds);
    console.print("Test accuracy %s", percent(testAccuracy));
    record(json -> writePercent(json, "test_accuracy", testAccuracy));
  }

  /** The figures of the epochs that are over. */
  List<LabTrainer.Epoch> epochs() {
    return epochs;
  }

  /** The figures as one JSON object a line. */
  String metrics() {
    return metrics.toString();
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
  }
}
