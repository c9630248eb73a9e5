package dev.unfold.tagger;

import java.util.Locale;

/** The precision in which a model file stores its weights. Networks compute in float32 whichever it is. */
public enum Store {
  /** Every weight as it is in memory. The only one for a model of {@code float64}. */
  FLOAT32,
  /** Half precision: 11 significant bits, half the size. */
  FLOAT16,
  /**
   * The tables of vectors (words, features, letters, pretrained vectors) as whole numbers from −127 to 127 with one scale a
   * row, all other weights in half precision: about a quarter of the size.
   */
  INT8;

  /** {@code float32}, {@code float16} or {@code int8}, as on the command line and in files. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
