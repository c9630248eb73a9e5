package dev.unfold.lucene;

import java.io.IOException;
import java.io.Reader;

/** Counts the characters that are read from another reader, which it does not close. */
final class LengthReader extends Reader {
  private Reader in = Reader.nullReader();
  private int length;

  /** This reader, over another one from now on. */
  LengthReader over(Reader other) {
    in = other;
    length = 0;
    return this;
  }

  int length() {
    return length;
  }

  @Override
  public int read(char[] into, int from, int count) throws IOException {
    int read = in.read(into, from, count);
    length += Math.max(0, read);
    return read;
  }

  @Override
  public void close() {
    in = Reader.nullReader();
  }
}
