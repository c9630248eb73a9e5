package dev.unfold.corpus;

import dev.unfold.file.OneLine;

/** A corpus that cannot be read. The message is one line: {@code file:line: what was found, what was expected}. */
public final class CorpusException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** An error that concerns a whole file. */
  public CorpusException(String file, String what) {
    super(OneLine.of(file + ": " + what));
  }

  /** An error in one line, counted from 1. */
  public CorpusException(String file, int line, String what) {
    super(OneLine.of(file + ":" + line + ": " + what));
  }
}
