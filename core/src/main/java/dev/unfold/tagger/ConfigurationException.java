package dev.unfold.tagger;

/** A configuration that names no network or training, in a call or in a model file. */
public final class ConfigurationException extends ModelException {
  private static final long serialVersionUID = 1L;

  ConfigurationException(String message) {
    super(message);
  }

  ConfigurationException(String message, Throwable cause) {
    super(message, cause);
  }
}
