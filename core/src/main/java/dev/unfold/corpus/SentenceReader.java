package dev.unfold.corpus;

import java.util.ArrayList;
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
public abstract sealed class SentenceReader implements Iterator<Sentence>, AutoCloseable
    permits ConlluReader, ColumnReader, TextReader {
  /** The longest sentence that is read, in words. */
  public static final int MAX_WORDS = 1_000_000;

  /** The lines that are read from. */
  protected final Lines source;

  private Sentence ahead;

  SentenceReader(Lines source) {
    this.source = source;
  }

  /** A reader of the given format; closing it closes the lines. */
  public static SentenceReader of(CorpusFormat format, Columns columns, Lines lines) {
    return switch (format) {
      case CONLLU -> new ConlluReader(lines, columns);
      case CONLLX -> new ColumnReader(lines, columns, "\t");
      case COLUMNS -> new ColumnReader(lines, columns, null);
      case TEXT -> new TextReader(lines);
    };
  }

  /** Gathers the lines of the next sentence and the separator behind it; null at the end. */
  abstract Sentence read();

  /** Comments or blank lines behind the last sentence, to be written back as they are. */
  public List<Line> trailing() {
    return List.of();
  }

  /** The lines up to and with the next separator; empty at the end of the file. Separators in front are gathered too. */
  final List<Line> block() {
    List<Line> block = new ArrayList<>();
    boolean content = false;
    for (Line line = source.next(); line != null; line = source.next()) {
      block.add(line);
      if (!line.isBlank()) {
        content = true;
      } else if (content) {
        return block;
      } else if (!line.text().isEmpty()) {
        source.warn(line.number(), "a line of blanks only; read as the end of a sentence");
      }
    }
    if (content) {
      Line last = block.get(block.size() - 1);
      source.warn(last.number(), "no empty line behind the last sentence; the sentence is kept");
    }
    return block;
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
