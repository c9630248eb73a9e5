package dev.unfold.cli.console;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.unfold.corpus.CorpusException;
import dev.unfold.corpus.Line;
import dev.unfold.corpus.Lines;
import dev.unfold.tagger.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The figures of a training run as {@code unfold train --metrics} writes them: one JSON object a line. */
public final class MetricsFile {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String EPOCH = "epoch";

  private MetricsFile() {}

  /**
   * The epochs of a run; lines and fields of other kinds are passed over.
   *
   * @throws CorpusException if the file can't be read, a line is no JSON object, or there is no epoch
   */
  public static List<Trainer.Epoch> epochs(Path file) {
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
          file.toString(), "no epoch found, expected what unfold train --metrics writes");
    }
    return epochs;
  }

  private static Trainer.Epoch epoch(Map<String, Double> numbers) {
    return new Trainer.Epoch(
        numbers.get(EPOCH).intValue(),
        numbers.getOrDefault("train_loss", Double.NaN),
        numbers.getOrDefault("dev_accuracy", Double.NaN) / 100,
        numbers.getOrDefault("train_seconds", Double.NaN),
        numbers.getOrDefault("tokens_per_second", Double.NaN));
  }

  /** The numbers of a line's object, by name. */
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
        "not a JSON object, expected what unfold train --metrics writes");
  }
}
