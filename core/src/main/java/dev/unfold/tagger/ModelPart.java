package dev.unfold.tagger;

import dev.unfold.matrix.Matrix;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * A part of a model file beside the tagger, such as its segmenter.
 *
 * <p>In the file the names of its metadata and tensors follow {@code part.}, the part's own name and a full stop.
 *
 * @param metadata text by name
 * @param tensors weights by name
 */
public record ModelPart(Map<String, String> metadata, Map<String, Matrix> tensors) {
  private static final String PREFIX = "part.";

  /** Copies the maps, in order. */
  public ModelPart {
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
  }

  /** Whether the name of a file's metadata or tensor belongs to a part. */
  static boolean has(String name) {
    return name.startsWith(PREFIX);
  }

  /** The entries of the tagger alone. */
  static <T> Map<String, T> withoutParts(Map<String, T> entries) {
    Map<String, T> rest = new LinkedHashMap<>(entries);
    rest.keySet().removeIf(ModelPart::has);
    return rest;
  }

  /** The parts of a file by name. */
  static Map<String, ModelPart> of(Map<String, String> metadata, Map<String, Matrix> tensors) {
    Map<String, Map<String, String>> texts = byPart(metadata);
    Map<String, Map<String, Matrix>> weights = byPart(tensors);
    Map<String, ModelPart> parts = new LinkedHashMap<>();
    texts.forEach(
        (name, text) -> parts.put(name, new ModelPart(text, weights.getOrDefault(name, Map.of()))));
    return parts;
  }

  private static <T> Map<String, Map<String, T>> byPart(Map<String, T> entries) {
    Map<String, Map<String, T>> parts = new LinkedHashMap<>();
    entries.forEach(
        (name, value) -> {
          int end = name.indexOf('.', PREFIX.length());
          if (has(name) && end > 0) {
            parts
                .computeIfAbsent(name.substring(PREFIX.length(), end), n -> new LinkedHashMap<>())
                .put(name.substring(end + 1), value);
          }
        });
    return parts;
  }

  /** Some entries under the names that they have in a file. */
  static <T> Map<String, T> inFile(
      Map<String, ModelPart> parts, Function<ModelPart, Map<String, T>> entries) {
    Map<String, T> all = new LinkedHashMap<>();
    parts.forEach(
        (part, content) ->
            entries
                .apply(content)
                .forEach((name, value) -> all.put(PREFIX + part + "." + name, value)));
    return all;
  }

  /** This part with its weights rounded as a file of that precision rounds them. */
  ModelPart rounded(Store store) {
    Map<String, Matrix> rounded = new LinkedHashMap<>();
    tensors.forEach(
        (name, value) -> rounded.put(name, StoredTensor.rounded(PREFIX + name, value, store)));
    return new ModelPart(metadata, rounded);
  }
}
