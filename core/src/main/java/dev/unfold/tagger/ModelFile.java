package dev.unfold.tagger;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A tagger as one safetensors file: the weights as tensors; configuration, words and tags in the metadata.
 *
 * <p>Loading runs no code and opens no other file. Everything that is wrong with a file ends in a {@link ModelException}
 * of one line. Layout: {@link Safetensors}; which kind of tagger it is, the metadata's {@code network} says, which the
 * lab's do not have.
 */
final class ModelFile {
  private static final String FORMAT = "unfold";
  private static final String VERSION = "1";

  private ModelFile() {}

  /** Saves parameters, and what else there is to say of them. */
  static void save(Path file, Map<String, String> what, List<Parameter> parameters) {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("format", FORMAT);
    metadata.put("version", VERSION);
    metadata.putAll(what);
    Map<String, Matrix> tensors = new LinkedHashMap<>();
    parameters.forEach(parameter -> tensors.put(parameter.name(), parameter.value()));
    write(file, metadata, tensors);
  }

  /** Writes tensors, if all their numbers are finite. */
  static void write(Path file, Map<String, String> metadata, Map<String, Matrix> tensors) {
    tensors.forEach(
        (name, tensor) -> {
          if (!tensor.isFinite()) {
            throw new ModelException(
                file + ": not written, since " + name + " holds NaN or infinity");
          }
        });
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
      if (!content.metadata().containsKey("network")) {
        return LabModelFile.read(file, fields, content);
      }
      fields.require("network", JointModelFile.NETWORK);
      return JointModelFile.read(file, fields, content);
    } catch (IllegalArgumentException e) {
      throw new ModelException(
          file + ": " + e.getMessage() + "; the file doesn't hold a model of this kind", e);
    }
  }

  /** Refuses a network of so many weights, if the file's tensors don't have just as many, before it is made. */
  static void requireRoom(Path file, Safetensors content, double weights) {
    double held = content.tensors().values().stream().mapToDouble(Matrix::size).sum();
    if (weights != held) {
      throw new ModelException(
          String.format(
              Locale.ROOT,
              "%s: holds %.0f weights, its configuration asks for %.0f; it is no model of Unfold",
              file,
              held,
              weights));
    }
  }

  /** Refuses numbers that are none. */
  static void requireFinite(Path file, Safetensors content) {
    content.tensors().forEach((name, tensor) -> requireFinite(file, name, tensor));
  }

  private static void requireFinite(Path file, String name, Matrix tensor) {
    if (!tensor.isFinite()) {
      throw new ModelException(
          file + ": tensor " + name + " holds NaN or infinity; train the model again");
    }
  }

  /** Fills parameters with the tensors of their names; there must be no others. */
  static void fill(List<Parameter> parameters, Path file, Safetensors content, DType dtype) {
    for (Parameter parameter : parameters) {
      Matrix value = parameter.value();
      Matrix tensor = tensor(file, content, parameter.name(), dtype);
      shape(file, parameter.name(), tensor, value.rows(), value.columns());
      value.assign(tensor);
    }
    if (content.tensors().size() != parameters.size()) {
      throw new ModelException(
          file
              + ": holds tensors "
              + content.tensors().keySet()
              + ", expected "
              + parameters.stream().map(Parameter::name).toList());
    }
  }

  /** The tensor of that name, which must be of the model's type, and finite. */
  static Matrix tensor(Path file, Safetensors content, String name, DType dtype) {
    Matrix weights = content.tensors().get(name);
    if (weights == null) {
      throw new ModelException(
          file + ": tensor " + name + " is missing, found " + content.tensors().keySet());
    }
    if (weights.dtype() != dtype) {
      throw new ModelException(
          file + ": tensor " + name + " is " + weights.dtype() + ", the model says " + dtype);
    }
    requireFinite(file, name, weights);
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
