package dev.unfold.cli.annotate;

import java.util.Locale;

/** The formats of annotated text. */
enum OutputFormat {
  /** CoNLL-U. */
  CONLLU,
  /** One JSON object a sentence, one sentence a line. */
  JSON,
  /** {@code word_TAG}, one sentence a line. */
  TEXT;

  /** {@code conllu}, {@code json} or {@code text}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
