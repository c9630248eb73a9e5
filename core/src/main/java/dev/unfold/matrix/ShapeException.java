package dev.unfold.matrix;

/** Two shapes that do not fit, or an index outside a shape: a programming error. The message names both. */
public final class ShapeException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** An error with a message that says what was found and what was expected. */
  public ShapeException(String message) {
    super(message);
  }
}
