package dev.unfold.corpus;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The sentences of a corpus, one at a time: memory does not grow with the file.
 *
 * <p>Reading is strict: a line that does not fit its format ends in a {@link CorpusException} with file and line. Blank
 * lines, several in a row too, set sentences apart; a file may end without one.
 */
public abstract class SentenceReader implements Iterator<Sentence>, AutoCloseable {
  /** The longest sentence that is read, in words. */
  public static final int MAX_WORDS = 1_000_000;

  /** The most lines that are gathered for one sentence: its words, and ranges, empty nodes and comments between them. */
  static final int MAX_LINES = 2 * MAX_WORDS;

  /** The lines that are read from. */
  protected final Lines source;

  private Sentence ahead;

  SentenceReader(Lines source) {
    this.source = source;
  }

  /** Reads the lines of the next sentence and the separator behind it; null at the end. */
  abstract Sentence read();

  /** Comments or blank lines behind the last sentence, to be written back as they are. */
  public List<Line> trailing() {
    return List.of();
  }

  /** Adds the lines up to and with the next separator, and blank ones in front of them; false if there was no other line. */
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

  /** A sentence of several lines. */
  final Sentence sentence(
      List<String> words, List<String> tags, List<Line> lines, List<Integer> wordLines) {
    Line last = lines.get(lines.size() - 1);
    if (!last.isBlank()) {
      source.warnOnce(
          last.number(), "no empty line behind the last sentence; the sentence is kept");
    }
    return new Sentence(words, tags, lines, wordLines);
  }

  /** Refuses a sentence of more than {@link #MAX_WORDS} words. */
  final void requireRoom(Line line, int words) {
    if (words > MAX_WORDS) {
      throw error(
          line, "the sentence has more than " + MAX_WORDS + " words; expected shorter sentences");
    }
  }

  final CorpusException error(Line line, String what) {
    return new CorpusException(source.name(), line.number(), what);
  }

  @Override
  public final boolean hasNext() {
    if (ahead == null) {
      ahead = read();
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

  /** The sentences that are left, as a stream. */
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
