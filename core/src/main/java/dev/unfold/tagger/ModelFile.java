package dev.unfold.tagger;

import dev.unfold.corpus.Tagset;
import dev.unfold.corpus.Vocabulary;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.model.Architecture;
import dev.unfold.model.Cell;
import dev.unfold.model.SequenceModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

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

  static void save(LabTagger tagger, Path file) {
    LabConfig config = tagger.config();
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("format", FORMAT);
    metadata.put("version", VERSION);
    metadata.put("lab", Boolean.toString(config.lab()));
    metadata.put("cell", config.architecture().cell().toString());
    metadata.put("embedding", Integer.toString(config.architecture().embedding()));
    metadata.put("hidden", Integer.toString(config.architecture().hidden()));
    metadata.put("layers", Integer.toString(config.architecture().layers()));
    metadata.put("bidirectional", Boolean.toString(config.architecture().bidirectional()));
    metadata.put("crf", Boolean.toString(config.architecture().crf()));
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
      LabConfig config = config(fields);
      Vocabulary words = fields.vocabulary("words");
      Vocabulary tags = fields.vocabulary("tags");
      requireRoom(file, content, config.architecture());
      SequenceModel model = config.start(words.size(), tags.size(), new Random(0));
      fill(model, file, content, config.dtype());
      return new LabTagger(config, words, tags, model);
    } catch (IllegalArgumentException e) {
      throw new ModelException(
          file + ": " + e.getMessage() + "; the file doesn't hold a model of this kind", e);
    }
  }

  private static LabConfig config(Fields fields) {
    return new LabConfig(
        fields.flag("lab"),
        new Architecture(
            fields.oneOf("cell", Cell.values()),
            fields.number("embedding"),
            fields.number("hidden"),
            fields.number("layers"),
            fields.flag("bidirectional"),
            fields.flag("crf")),
        fields.rate("learning_rate"),
        fields.number("epochs"),
        fields.number("batch"),
        fields.integer("seed"),
        fields.oneOf("dtype", DType.values()),
        fields.oneOf("tagset", Tagset.values()));
  }

  /** Refuses sizes that the file's tensors can't have, before a network of those sizes is made. */
  private static void requireRoom(Path file, Safetensors content, Architecture plan) {
    long weights = content.tensors().values().stream().mapToLong(Matrix::size).sum();
    long inner = plan.cell().isRecurrent() ? plan.hidden() : plan.embedding();
    if (inner * plan.hidden() > weights || plan.layers() > content.tensors().size()) {
      throw new ModelException(
          file
              + ": hidden "
              + plan.hidden()
              + ", layers "
              + plan.layers()
              + ": larger than what the file holds; it is no model of Unfold");
    }
  }

  private static void fill(SequenceModel model, Path file, Safetensors content, DType dtype) {
    for (Parameter parameter : model.parameters()) {
      Matrix value = parameter.value();
      Matrix tensor = tensor(file, content, parameter.name(), dtype);
      shape(file, parameter.name(), tensor, value.rows(), value.columns());
      value.assign(tensor);
    }
    if (content.tensors().size() != model.parameters().size()) {
      throw new ModelException(
          file
              + ": holds tensors "
              + content.tensors().keySet()
              + ", expected "
              + model.parameters().stream().map(Parameter::name).toList());
    }
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
