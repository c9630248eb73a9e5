package dev.unfold.tagger;

/** A file that is no model, or one whose bytes or contents have changed since it was written. */
public final class DamagedModelException extends ModelException {
  private static final long serialVersionUID = 1L;

  DamagedModelException(String message) {
    super(message);
  }

  DamagedModelException(String message, Throwable cause) {
    super(message, cause);
  }
}
