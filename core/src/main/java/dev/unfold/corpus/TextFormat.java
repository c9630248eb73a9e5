package dev.unfold.corpus;

/** Plain text: one sentence per line, words separated by blanks. */
final class TextFormat extends CorpusFormat {
  TextFormat() {
    super("text", new Columns(1, Columns.LAST));
  }

  @Override
  public boolean hasTags() {
    return false;
  }

  @Override
  public boolean canWrite() {
    return true;
  }

  @Override
  SentenceReader reader(Lines lines, Columns columns) {
    return new TextReader(lines);
  }

  @Override
  public SentenceWriter writer(Appendable out, CorpusLayout layout) {
    return new TextWriter(out);
  }
}
