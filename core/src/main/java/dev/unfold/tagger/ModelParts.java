package dev.unfold.tagger;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A model file with all its parts: a tagger, and what was trained to go with it.
 *
 * <p>{@link Tagger#load(Path)} reads the tagger of such a file alone. Its parts have the tagger's number type on disk.
 *
 * @param tagger the tagger
 * @param parts the other parts by name
 */
public record ModelParts(Tagger tagger, Map<String, ModelPart> parts) {
  /** Copies the map. */
  public ModelParts {
    parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
  }

  /**
   * Reads a model file.
   *
   * @throws ModelException as {@link Tagger#load(Path)}
   */
  public static ModelParts load(Path file) {
    return ModelFile.load(file);
  }

  /**
   * Reads a model from a stream, which is not closed.
   *
   * @throws ModelException as {@link Tagger#load(Path)}
   */
  public static ModelParts load(InputStream in) {
    return ModelFile.load(in);
  }

  /** A tagger alone. */
  public static ModelParts of(Tagger tagger) {
    return new ModelParts(tagger, Map.of());
  }

  /** The part with that name. */
  public Optional<ModelPart> part(String name) {
    return Optional.ofNullable(parts.get(name));
  }

  /**
   * This model with one more part, its weights rounded as the file will store them.
   *
   * @throws ModelException if the tagger was neither trained nor loaded
   */
  public ModelParts with(String name, ModelPart part) {
    Map<String, ModelPart> more = new LinkedHashMap<>(parts);
    more.put(name, part.rounded(NetworkTagger.of(tagger).store()));
    return new ModelParts(tagger, more);
  }

  /**
   * Saves tagger and parts as one file, durably.
   *
   * @throws ModelException if the file can't be written
   */
  public void save(Path file) {
    ModelFile.save(NetworkTagger.of(tagger), parts, file);
  }
}
