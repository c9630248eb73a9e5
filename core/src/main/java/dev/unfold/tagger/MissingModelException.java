package dev.unfold.tagger;

/** There is no file at the given path. */
public final class MissingModelException extends ModelException {
  private static final long serialVersionUID = 1L;

  MissingModelException(String message) {
    super(message);
  }

  MissingModelException(String message, Throwable cause) {
    super(message, cause);
  }
}
