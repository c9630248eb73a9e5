package dev.unfold.tagger;

import dev.unfold.matrix.Matrix;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A training between two epochs as one safetensors file, from which it continues as if it had never stopped. The file is
 * replaced whole, so there is always either the last checkpoint or the previous one.
 */
final class Checkpoint {
  private static final String FORMAT = "unfold checkpoint";
  private static final String VERSION = "1";
  private static final String ADAM = "adam/";
  private static final String VECTORS = "vectors";

  /** The setting that a resumed training may change: it goes on for longer, or ends sooner. */
  private static final String EPOCHS = "epochs";

  private Checkpoint() {}

  static void write(Path file, TrainingState state) {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("format", FORMAT);
    metadata.put("format_version", VERSION);
    metadata.putAll(state.config().entries());
    metadata.put("corpus", state.fingerprint());
    metadata.put(VECTORS, state.vectorsFingerprint());
    metadata.put("best_epoch", Integer.toString(state.bestEpoch()));
    metadata.put("averaged", Long.toString(state.averaged()));
    metadata.put(
        "history", Safetensors.list(state.history().stream().map(Checkpoint::line).toList()));
    ModelFile.write(file, metadata, state.tensors(), Store.FLOAT32);
  }

  private static String line(Trainer.Epoch epoch) {
    return epoch.number()
        + " "
        + epoch.trainLoss()
        + " "
        + epoch.devAccuracy()
        + " "
        + epoch.trainSeconds()
        + " "
        + epoch.tokensPerSecond();
  }

  /** Restores an initial state from a file. */
  static void read(Path file, TrainingState state) {
    Safetensors content = Safetensors.read(file);
    Fields fields = new Fields(file, content.metadata());
    requireCheckpoint(file, fields);
    requireSame(file, state, fields);
    Map<String, Matrix> adam = new LinkedHashMap<>();
    Map<String, Matrix> weights = state.tensors();
    content
        .tensors()
        .forEach(
            (name, tensor) -> {
              if (name.startsWith(ADAM)) {
                adam.put(name.substring(ADAM.length()), tensor);
              }
            });
    for (Map.Entry<String, Matrix> weight : weights.entrySet()) {
      Matrix tensor = content.tensors().get(weight.getKey());
      if (tensor == null || !tensor.toString().equals(weight.getValue().toString())) {
        throw new ModelException(
            file
                + ": tensor "
                + weight.getKey()
                + " is "
                + tensor
                + ", expected "
                + weight.getValue());
      }
      weight.getValue().assign(tensor);
    }
    state.resume(history(fields), fields.integer("best_epoch"), fields.integer("averaged"), adam);
  }

  private static void requireCheckpoint(Path file, Fields fields) {
    if (!FORMAT.equals(fields.metadata().get("format"))) {
      throw new ModelException(file + ": is no checkpoint; expected the checkpoint of a training");
    }
    fields.require("format_version", VERSION);
  }

  /** Refuses another configuration, corpus or vectors: the result would belong to neither. */
  private static void requireSame(Path file, TrainingState state, Fields fields) {
    state
        .config()
        .entries()
        .forEach(
            (name, value) -> {
              if (!name.equals(EPOCHS) && !fields.text(name).equals(value)) {
                throw new ModelException(
                    file
                        + ": is of another configuration: "
                        + name
                        + " is "
                        + fields.text(name)
                        + " there and "
                        + value
                        + " here; resume with the options it was made with, or start anew");
              }
            });
    if (!fields.text("corpus").equals(state.fingerprint())) {
      throw new ModelException(
          file
              + ": is of another corpus: the words or tags of train or dev are others there;"
              + " resume with the files it was made with, or start anew");
    }
    if (!fields.text(VECTORS).equals(state.vectorsFingerprint())) {
      throw new ModelException(
          file
              + ": is of other vectors; resume with the file of vectors it was made with and as many"
              + " of its words, or without where it was made without, or start anew");
    }
  }

  private static List<Trainer.Epoch> history(Fields fields) {
    List<Trainer.Epoch> history = new ArrayList<>();
    for (String line : Safetensors.list(fields.file(), "history", fields.text("history"))) {
      String[] numbers = line.split(" ");
      try {
        history.add(
            new Trainer.Epoch(
                Integer.parseInt(numbers[0]),
                Double.parseDouble(numbers[1]),
                Double.parseDouble(numbers[2]),
                Double.parseDouble(numbers[3]),
                Double.parseDouble(numbers[4])));
      } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
        throw fields.unexpected("history", "five numbers for each epoch");
      }
    }
    return history;
  }
}
