package dev.unfold.corpus;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * CoNLL-U Plus: CoNLL-U whose columns are named in its first line, {@code # global.columns = ID FORM UPOS}. Without that line
 * the columns are those of CoNLL-U. Source: universaldependencies.org/ext-format.html.
 */
final class ConllupFormat extends CorpusFormat {
  private static final String HEADER = "# global.columns =";

  private static final List<String> CONLLU =
      List.of("ID", "FORM", "LEMMA", "UPOS", "XPOS", "FEATS", "HEAD", "DEPREL", "DEPS", "MISC");

  /** Added to the place of a CoNLL-U column whose place in the file is that of its name. */
  private static final int BY_NAME = 1 << 20;

  ConllupFormat() {
    super("conllup", new Columns(BY_NAME + 2, BY_NAME + 4));
  }

  @Override
  List<String> extensions() {
    return List.of(".conllup");
  }

  @Override
  int tagColumn(Tagset tagset) {
    return BY_NAME + super.tagColumn(tagset);
  }

  @Override
  SentenceReader reader(Lines lines, Columns columns) {
    List<String> names = names(lines);
    int word = place(lines, names, columns.word());
    int tag =
        columns.name().isEmpty()
            ? place(lines, names, columns.tag())
            : place(lines, names, columns.entry().isPresent() ? "MISC" : columns.name().get());
    Columns places = new Columns(word, tag, columns.name(), columns.comments());
    return new ConlluReader(lines, places, names.size(), names.indexOf("ID") + 1);
  }

  private static List<String> names(Lines lines) {
    Optional<String> header = lines.peek().map(Line::text).filter(text -> text.startsWith(HEADER));
    return header
        .map(text -> Arrays.asList(text.substring(HEADER.length()).strip().split("[ \t]+")))
        .orElse(CONLLU);
  }

  private static int place(Lines lines, List<String> names, int column) {
    if (column < BY_NAME || column == Columns.LAST) {
      return column;
    }
    return place(lines, names, CONLLU.get(column - BY_NAME - 1));
  }

  private static int place(Lines lines, List<String> names, String name) {
    if (!names.contains(name)) {
      throw new CorpusException(
          lines.name(),
          1,
          "has no column " + name + ", only " + String.join(" ", names) + "; choose a column");
    }
    return names.indexOf(name) + 1;
  }
}
