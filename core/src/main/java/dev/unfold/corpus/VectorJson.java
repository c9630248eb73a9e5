package dev.unfold.corpus;

import dev.unfold.file.NumberArrays;
import dev.unfold.file.OneLine;
import java.io.IOException;

/** The rows of word vectors in JSON, as the npm packages {@code wink-embeddings-…} hold them; see {@link NumberArrays}. */
final class VectorJson implements VectorRows {
  private final Lines lines;
  private final NumberArrays arrays;

  /**
   * The rows of a file.
   *
   * @param lines the file; read as bytes, since it may be a single line
   */
  VectorJson(Lines lines) {
    this.lines = lines;
    try {
      this.arrays = new NumberArrays(lines.source().in());
    } catch (IOException e) {
      throw new CorpusException(lines.name(), "can't be read (" + e.getMessage() + ")");
    }
  }

  @Override
  public boolean advance() {
    try {
      return arrays.advance();
    } catch (IOException e) {
      throw error(e.getMessage());
    }
  }

  @Override
  public String word() {
    return arrays.name();
  }

  @Override
  public int width() {
    return arrays.width();
  }

  @Override
  public float[] vector() {
    try {
      float[] vector = arrays.numbers();
      for (float number : vector) {
        if (!Float.isFinite(number)) {
          throw error("a number of " + OneLine.quote(word()) + " is too large for float32");
        }
      }
      return vector;
    } catch (IOException e) {
      throw error(e.getMessage());
    }
  }

  private CorpusException error(String what) {
    return new CorpusException(lines.name(), Math.max(1, arrays.line()), what);
  }

  @Override
  public void warnOfSecond() {
    lines.warnOnce(arrays.line(), "a word that stood in the file before; the first vector counts");
  }
}
