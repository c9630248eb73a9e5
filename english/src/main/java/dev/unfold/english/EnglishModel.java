package dev.unfold.english;

import dev.unfold.pipeline.Pipeline;
import dev.unfold.tagger.ModelException;
import java.io.IOException;
import java.io.InputStream;

/**
 * A model for English: sentences, tokens, UPOS, XPOS, features and lemmas.
 *
 * <pre>{@code
 *   Pipeline english = EnglishModel.load();
 *   english.annotate("Dogs can't bark.");
 * }</pre>
 *
 * <p>Trained on UD English-EWT 2.16, © The Board of Trustees of The Leland Stanford Junior University, and like it under CC
 * BY-SA 4.0.
 */
public final class EnglishModel {
  private static final String FILE = "english.safetensors";

  private EnglishModel() {}

  /**
   * Loads the model.
   *
   * @throws ModelException if the resource is damaged
   */
  public static Pipeline load() {
    try (InputStream in = open()) {
      return Pipeline.load(in);
    } catch (IOException e) {
      throw new ModelException("model english: can't be read (" + e.getMessage() + ")", e);
    }
  }

  /** Whether this build has the model; one of sources without it has not. */
  public static boolean isIncluded() {
    return EnglishModel.class.getResource(FILE) != null;
  }

  /**
   * The bytes of the model file, to copy it.
   *
   * @throws ModelException if the module was built without its resource
   */
  public static InputStream open() {
    InputStream in = EnglishModel.class.getResourceAsStream(FILE);
    if (in == null) {
      throw new ModelException(
          "model english: not in this build; train it with english/build, or name a model file");
    }
    return in;
  }
}
