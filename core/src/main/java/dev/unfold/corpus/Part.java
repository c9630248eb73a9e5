package dev.unfold.corpus;

import java.util.Locale;

/** The three parts of a corpus. */
public enum Part {
  /** For training. */
  TRAIN,
  /** For choosing settings. */
  DEV,
  /** For one final evaluation. */
  TEST;

  /** {@code train}, {@code dev} or {@code test}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
