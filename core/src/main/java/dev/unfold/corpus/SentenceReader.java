package dev.unfold.corpus;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The sentences of a corpus, one at a time: memory does not grow with the file.
 *
 * <p>Reading is strict: a line that does not fit its format ends in a {@link CorpusException} with file and line. One or
 * more blank lines separate sentences; a file may end without one.
 */
public abstract class SentenceReader implements Iterator<Sentence>, AutoCloseable {
  /** The longest sentence that is read, in words. */
  public static final int MAX_WORDS = 1_000_000;

  /** The largest number of lines of a sentence, including ranges, empty nodes and comments. */
  static final int MAX_LINES = 2 * MAX_WORDS;

  /** The lines that are read from. */
  protected final Lines source;

  private @Nullable Sentence ahead;
  private boolean ended;
  private int padded;
  private int firstPadded;

  SentenceReader(Lines source) {
    this.source = source;
  }

  /** Where words and tags are read. */
  Columns places() {
    return new Columns(1, Columns.LAST);
  }

  /** Reads the next sentence and the separator after it; null at the end. */
  abstract @Nullable Sentence read();

  /** Comments and blank lines after the last sentence, to be written back unchanged; known once it has been read. */
  public List<Line> trailing() {
    return List.of();
  }

  /** Adds the lines up to and including the next separator, with blank lines before them; false if all were blank. */
  final boolean block(List<Line> into) {
    boolean content = false;
    for (Line line = source.next(); line != null; line = source.next()) {
      into.add(line);
      if (into.size() > MAX_LINES) {
        throw error(
            line,
            MAX_LINES
                + " lines and still no sentence ends; expected empty lines between sentences");
      }
      if (!line.isBlank()) {
        content = true;
        continue;
      }
      if (!line.text().isEmpty()) {
        source.warnOnce(line.number(), "a line of blanks only; read as an empty line");
      }
      if (content) {
        return true;
      }
    }
    return content;
  }

  /** Makes a sentence of its lines. */
  final Sentence sentence(
      List<String> words, List<String> tags, List<Line> lines, List<Integer> wordLines) {
    Line last = lines.get(lines.size() - 1);
    if (!last.isBlank()) {
      source.warnOnce(last.number(), "no empty line after the last sentence; the sentence is kept");
    }
    return new Sentence(words, tags, lines, wordLines);
  }

  /** Rejects a sentence of more than {@link #MAX_WORDS} words. */
  final void requireRoom(Line line, int words) {
    if (words > MAX_WORDS) {
      throw error(
          line, "the sentence has more than " + MAX_WORDS + " words; expected shorter sentences");
    }
  }

  /**
   * A cell without the blanks at its ends, which make equal words or tags look different; the cell itself if it has nothing
   * else. One warning at the end of the file counts such cells.
   */
  final String trimmed(Line line, String cell) {
    String trimmed = Blanks.trimmed(cell);
    if (trimmed.length() == cell.length() || trimmed.isEmpty()) {
      return cell;
    }
    firstPadded = padded == 0 ? line.number() : firstPadded;
    padded++;
    return trimmed;
  }

  /** Warns of what was odd in the whole file; called once, at its end. */
  void end() {
    if (padded > 0) {
      source.warn(
          firstPadded,
          "a word or tag with blanks at its ends; read without them (" + padded + " in the file)");
    }
  }

  final CorpusException error(Line line, String what) {
    return new CorpusException(source.name(), line.number(), what);
  }

  @Override
  public final boolean hasNext() {
    if (ahead == null && !ended) {
      ahead = read();
      if (ahead == null) {
        ended = true;
        end();
      }
    }
    return ahead != null;
  }

  @Override
  public final Sentence next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Sentence sentence = ahead;
    ahead = null;
    return sentence;
  }

  /** The remaining sentences as a stream. */
  public final Stream<Sentence> stream() {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED | Spliterator.NONNULL),
        false);
  }

  @Override
  public final void close() {
    source.close();
  }
}
