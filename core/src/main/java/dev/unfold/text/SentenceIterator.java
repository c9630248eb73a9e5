package dev.unfold.text;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;

/**
 * The sentences of a text that is read block by block. A piece is labelled once as many pieces are known after it as a window
 * reads; the text is kept from the current sentence on.
 */
final class SentenceIterator implements Iterator<TextSentence> {
  /** The number of {@code char}s that are read at once, at most. */
  static final int BLOCK = 1 << 16;

  private final Reader in;
  private final PieceRules.Splitter splitter;
  private final PieceLabeller labeller;
  private final Runnable atEnd;
  private final SentenceBuilder builder;
  private final Queue<TextSentence> ready = new ArrayDeque<>();
  private final Pieces pieces = new Pieces();

  /** A part of the text: {@code length} characters from offset {@code base} on. */
  private char[] text = new char[0];

  private int length;
  private int base;

  /** Where in {@code text} the pieces begin that are to be labelled, and those before them that are their context. */
  private int undecided;

  private int context;
  private boolean ended;

  /** The number of {@code char}s that are read at once. */
  private final int block;

  /**
   * An iterator.
   *
   * @param block the number of {@code char}s that are read at once
   * @param atEnd is run once all text is labelled
   */
  SentenceIterator(
      Reader in,
      int block,
      PieceRules.Splitter splitter,
      PieceLabeller labeller,
      MultiwordRules multiwords,
      boolean paragraphs,
      Runnable atEnd) {
    this.in = in;
    this.block = block;
    this.splitter = splitter;
    this.labeller = labeller;
    this.atEnd = atEnd;
    builder = new SentenceBuilder(multiwords, paragraphs, ready::add);
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && !ended) {
      fill();
      label();
      if (ended) {
        atEnd.run();
      }
    }
    return !ready.isEmpty();
  }

  @Override
  public TextSentence next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the text has no more sentences");
    }
    return ready.remove();
  }

  /** Drops text that is not needed any more and reads the next block. */
  private void fill() {
    int drop = Math.min(context, builder.needed(base + undecided) - base);
    System.arraycopy(text, drop, text, 0, length - drop);
    base += drop;
    length -= drop;
    context -= drop;
    undecided -= drop;
    if (text.length < length + block) {
      text = Arrays.copyOf(text, Math.max(length + block, text.length * 3 / 2));
    }
    int to = length + block;
    try {
      while (length < to && !ended) {
        int read = in.read(text, length, to - length);
        ended = read < 0;
        requireText(length, length + Math.max(0, read));
        length += Math.max(0, read);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void requireText(int from, int to) {
    for (int at = from; at < to; at++) {
      if (text[at] == 0) {
        throw new IllegalArgumentException(
            "text: NUL character at offset " + ((long) base + at) + "; is this a text?");
      }
    }
    if ((long) base + to > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "text: has more than 2^31 - 1 characters; pass it in several parts");
    }
  }

  private void label() {
    pieces.clear();
    splitter.split(text, context, length, pieces);
    int last = pieces.size() - 1;
    boolean all = ended || length - (last < 0 ? context : pieces.end(last)) > block / 2;
    if (all && last >= 0) {
      pieces.gap(Gap.PARAGRAPH);
    }
    int to = all ? pieces.size() : pieces.size() - PieceLabeller.CONTEXT;
    int piece = 0;
    while (piece < to && pieces.start(piece) < undecided) {
      piece++;
    }
    if (piece < to) {
      build(piece, to);
      advance(to);
    }
    if (all) {
      builder.endSentence(text, base);
      undecided = length;
      context = length;
    }
  }

  private void build(int from, int to) {
    byte[] labels = labeller.label(text, pieces);
    for (int piece = from; piece < to; piece++) {
      Gap gap = Gap.of(pieces.gap(piece));
      Label label = Label.of(labels[piece]);
      builder.add(text, base, pieces.start(piece), pieces.end(piece), gap, label);
    }
  }

  private void advance(int to) {
    undecided = to < pieces.size() ? pieces.start(to) : length;
    context = pieces.start(Math.max(0, to - PieceLabeller.CONTEXT));
  }
}
