package dev.unfold.cli.console;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.unfold.corpus.CorpusException;
import dev.unfold.corpus.Line;
import dev.unfold.corpus.Lines;
import dev.unfold.tagger.Trainer;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The metrics of a training run, as {@code unfold train --metrics} writes them and {@code unfold report} reads them: one
 * JSON object per line, accuracies in percent.
 */
public final class MetricsFile {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String EPOCH = "epoch";
  private static final String DEV_ACCURACY = "dev_accuracy";
  private static final String TEST_ACCURACY = "test_accuracy";
  private static final String TRAIN_LOSS = "train_loss";
  private static final String TRAIN_SECONDS = "train_seconds";
  private static final String TOKENS_PER_SECOND = "tokens_per_second";

  private final Optional<OutputFile> file;
  private final StringWriter text = new StringWriter();

  /**
   * Metrics of a run that begins now.
   *
   * @param file replaced after every line; empty to keep the lines in memory only
   */
  public MetricsFile(Optional<OutputFile> file) {
    this.file = file;
  }

  /** Adds the line of an epoch. */
  public void add(Trainer.Epoch epoch) {
    line(
        json -> {
          json.writeNumberField(EPOCH, epoch.number());
          percent(json, DEV_ACCURACY, epoch.devAccuracy());
          json.writeNumberField(TRAIN_LOSS, epoch.trainLoss());
          json.writeNumberField(TRAIN_SECONDS, epoch.trainSeconds());
          json.writeNumberField(TOKENS_PER_SECOND, epoch.tokensPerSecond());
        });
  }

  /** Adds the last line, the accuracy on the test part; NaN if there is none. */
  public void addTest(double accuracy) {
    line(json -> percent(json, TEST_ACCURACY, accuracy));
  }

  /** All lines so far. */
  public String text() {
    return text.toString();
  }

  /** Writes the fields of a line. */
  private interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  private void line(Fields fields) {
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    text.append('\n');
    file.ifPresent(output -> output.write(text()));
  }

  private static void percent(JsonGenerator json, String name, double proportion)
      throws IOException {
    if (Double.isNaN(proportion)) {
      json.writeNullField(name);
    } else {
      json.writeNumberField(name, 100 * proportion);
    }
  }

  /**
   * Reads the epochs of a run; other lines and fields are ignored.
   *
   * @throws CorpusException if the file can't be read, a line is no JSON object, or there is no epoch
   */
  public static List<Trainer.Epoch> read(Path file) {
    List<Trainer.Epoch> epochs = new ArrayList<>();
    try (Lines lines = Lines.open(file, warning -> {})) {
      for (Line line = lines.next(); line != null; line = lines.next()) {
        if (!line.isBlank()) {
          Map<String, Double> numbers = numbers(file, line);
          if (numbers.containsKey(EPOCH)) {
            epochs.add(epoch(numbers));
          }
        }
      }
    }
    if (epochs.isEmpty()) {
      throw new CorpusException(
          file.toString(), "no epoch found, expected a file that unfold train --metrics wrote");
    }
    return epochs;
  }

  private static Trainer.Epoch epoch(Map<String, Double> numbers) {
    return new Trainer.Epoch(
        numbers.get(EPOCH).intValue(),
        numbers.getOrDefault(TRAIN_LOSS, Double.NaN),
        numbers.getOrDefault(DEV_ACCURACY, Double.NaN) / 100,
        numbers.getOrDefault(TRAIN_SECONDS, Double.NaN),
        numbers.getOrDefault(TOKENS_PER_SECOND, Double.NaN));
  }

  /** The numeric fields of the line's JSON object, by name. */
  private static Map<String, Double> numbers(Path file, Line line) {
    Map<String, Double> numbers = new HashMap<>();
    try (JsonParser json = JSON.createParser(line.text())) {
      boolean object = json.nextToken() == JsonToken.START_OBJECT;
      while (object && json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        if (json.nextToken().isNumeric()) {
          numbers.put(name, json.getDoubleValue());
        } else {
          json.skipChildren();
        }
      }
      if (object && json.nextToken() == null) {
        return numbers;
      }
    } catch (IOException e) {
      throw bad(file, line);
    }
    throw bad(file, line);
  }

  private static CorpusException bad(Path file, Line line) {
    return new CorpusException(
        file.toString(),
        line.number(),
        "not a JSON object, expected a file that unfold train --metrics wrote");
  }
}
