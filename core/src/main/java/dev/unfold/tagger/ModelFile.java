package dev.unfold.tagger;

import dev.unfold.corpus.Tagset;
import dev.unfold.corpus.Vocabulary;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A tagger as one safetensors file: the weights as tensors; configuration, words and tags in the metadata.
 *
 * <p>Loading runs no code and opens no other file. Everything that is wrong with a file ends in a {@link ModelException}
 * of one line. Layout: {@link Safetensors}.
 */
final class ModelFile {
  private static final String FORMAT = "unfold";
  private static final String VERSION = "1";

  private ModelFile() {}

  static void save(Tagger tagger, Path file) {
    TaggerConfig config = tagger.config();
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("format", FORMAT);
    metadata.put("version", VERSION);
    metadata.put("cell", config.cell().toString());
    metadata.put("lab", Boolean.toString(config.lab()));
    metadata.put("embedding", Integer.toString(config.embedding()));
    metadata.put("hidden", Integer.toString(config.hidden()));
    metadata.put("learning_rate", Double.toString(config.learningRate()));
    metadata.put("epochs", Integer.toString(config.epochs()));
    metadata.put("batch", Integer.toString(config.batchSize()));
    metadata.put("seed", Integer.toString(config.seed()));
    metadata.put("dtype", config.dtype().toString());
    metadata.put("tagset", config.tagset().toString());
    metadata.put("tags", Safetensors.list(tagger.tags().entries()));
    metadata.put("words", Safetensors.list(tagger.words().entries()));
    Map<String, Matrix> tensors = new LinkedHashMap<>();
    for (Parameter parameter : tagger.model().parameters()) {
      if (!parameter.value().isFinite()) {
        throw new ModelException(
            file + ": not written, since " + parameter.name() + " holds NaN or infinity");
      }
      tensors.put(parameter.name(), parameter.value());
    }
    try {
      new Safetensors(metadata, tensors).write(file);
    } catch (IOException e) {
      throw new ModelException(
          file + ": can't be written (" + reason(e) + "); the file is as it was before", e);
    }
  }

  static Tagger load(Path file) {
    Safetensors content = Safetensors.read(file);
    Fields fields = new Fields(file, content.metadata());
    fields.require("format", FORMAT);
    fields.require("version", VERSION);
    try {
      TaggerConfig config = config(fields);
      Vocabulary words = fields.vocabulary("words");
      Vocabulary tags = fields.vocabulary("tags");
      List<Matrix> weights = weights(file, content, config);
      shape(file, "W_e", weights.get(0), words.size(), config.embedding());
      shape(file, "W_y", weights.get(weights.size() - 1), tags.size(), config.hidden());
      return new Tagger(config, words, tags, config.cell().of(weights));
    } catch (IllegalArgumentException e) {
      throw new ModelException(
          file + ": " + e.getMessage() + "; the file doesn't hold a model of this kind", e);
    }
  }

  private static TaggerConfig config(Fields fields) {
    return new TaggerConfig(
        fields.flag("lab"),
        fields.oneOf("cell", Cell.values()),
        fields.number("embedding"),
        fields.number("hidden"),
        fields.rate("learning_rate"),
        fields.number("epochs"),
        fields.number("batch"),
        fields.integer("seed"),
        fields.oneOf("dtype", DType.values()),
        fields.oneOf("tagset", Tagset.values()));
  }

  private static List<Matrix> weights(Path file, Safetensors content, TaggerConfig config) {
    List<String> names = config.cell().parameters();
    List<Matrix> weights = new ArrayList<>();
    for (String name : names) {
      weights.add(tensor(file, content, name, config.dtype()));
    }
    if (content.tensors().size() != weights.size()) {
      throw new ModelException(
          file + ": holds tensors " + content.tensors().keySet() + ", expected " + names);
    }
    return weights;
  }

  private static Matrix tensor(Path file, Safetensors content, String name, DType dtype) {
    Matrix weights = content.tensors().get(name);
    if (weights == null) {
      throw new ModelException(
          file + ": tensor " + name + " is missing, found " + content.tensors().keySet());
    }
    if (weights.dtype() != dtype) {
      throw new ModelException(
          file + ": tensor " + name + " is " + weights.dtype() + ", the model says " + dtype);
    }
    if (!weights.isFinite()) {
      throw new ModelException(
          file + ": tensor " + name + " holds NaN or infinity; train the model again");
    }
    return weights;
  }

  private static void shape(Path file, String name, Matrix weights, int rows, int columns) {
    if (weights.rows() != rows || weights.columns() != columns) {
      throw new ModelException(
          file
              + ": tensor "
              + name
              + " is "
              + weights.shape()
              + ", expected "
              + rows
              + "×"
              + columns);
    }
  }

  /** What an I/O error says; where it says no more than a path, its type in front. */
  static String reason(IOException e) {
    String type = e.getClass().getSimpleName();
    if (e.getMessage() == null) {
      return type;
    }
    return e.getClass() == IOException.class ? e.getMessage() : type + ": " + e.getMessage();
  }
}
