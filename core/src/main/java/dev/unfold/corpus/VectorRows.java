package dev.unfold.corpus;

/** The rows of a file of word vectors, one at a time; numbers are parsed on request only. */
interface VectorRows {
  /** Moves to the next row; false at the end. */
  boolean advance();

  /** The row's word. */
  String word();

  /** The number of numbers in a row. */
  int width();

  /** The row's numbers. */
  float[] vector();

  /** Warns that the word occurred before. */
  void warnOfSecond();
}
