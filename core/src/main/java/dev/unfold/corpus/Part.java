package dev.unfold.corpus;

import java.util.Locale;

/** The three parts of a corpus. */
public enum Part {
  /** What the model learns from. */
  TRAIN,
  /** What choices are made on. */
  DEV,
  /** What is looked at once, at the end. */
  TEST;

  /** {@code train}, {@code dev} or {@code test}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
