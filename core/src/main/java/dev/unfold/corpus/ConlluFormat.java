package dev.unfold.corpus;

import java.util.List;

/** CoNLL-U. Source: universaldependencies.org/format.html. */
final class ConlluFormat extends CorpusFormat {
  ConlluFormat() {
    super("conllu", new Columns(2, 4));
  }

  @Override
  List<String> extensions() {
    return List.of(".conllu");
  }

  @Override
  public boolean canWrite() {
    return true;
  }

  @Override
  SentenceReader reader(Lines lines, Columns columns) {
    if (columns.entry().isPresent()) {
      return new ConlluReader(lines, columns.withTag(ConlluReader.COLUMNS));
    }
    if (columns.name().isPresent()) {
      throw new CorpusException(
          lines.name(),
          "is CoNLL-U, whose columns can't be asked for by a name such as "
              + columns.name().get()
              + "; only the entries of its last column, as misc:KEY");
    }
    return new ConlluReader(lines, columns);
  }

  @Override
  public SentenceWriter writer(Appendable out, CorpusLayout layout) {
    int column = layout.tagColumn().orElse(layout.tagset().writtenColumn());
    return new ConlluWriter(out, column, Columns.entry(layout.tagName()));
  }
}
