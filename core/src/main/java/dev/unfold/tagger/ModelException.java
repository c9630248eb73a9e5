package dev.unfold.tagger;

import dev.unfold.file.OneLine;

/**
 * A model that cannot be loaded, saved or trained any further. The message is one line: where, what, what to do.
 *
 * <p>The kinds that a program may want to treat apart are subclasses; all of them are this.
 */
public sealed class ModelException extends RuntimeException
    permits MissingModelException,
        DamagedModelException,
        ModelVersionException,
        ConfigurationException,
        DivergedException {
  private static final long serialVersionUID = 2L;

  /** An error with its one line. */
  public ModelException(String message) {
    super(OneLine.of(message));
  }

  /** An error with its one line and what led to it. */
  public ModelException(String message, Throwable cause) {
    super(OneLine.of(message), cause);
  }
}
