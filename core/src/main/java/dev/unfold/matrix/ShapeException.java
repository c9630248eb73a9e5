package dev.unfold.matrix;

/** Two shapes that do not fit together, or an index outside a shape: a programming error. The message names both. */
public final class ShapeException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** An exception whose message says what was found and what was expected. */
  public ShapeException(String message) {
    super(message);
  }
}
