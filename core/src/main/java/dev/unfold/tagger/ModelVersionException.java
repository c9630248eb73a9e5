package dev.unfold.tagger;

/** A model file of a version that this build does not read. */
public final class ModelVersionException extends ModelException {
  private static final long serialVersionUID = 1L;

  ModelVersionException(String message) {
    super(message);
  }

  ModelVersionException(String message, Throwable cause) {
    super(message, cause);
  }
}
