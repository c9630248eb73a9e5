package dev.unfold.corpus;

import java.util.List;
import java.util.regex.Pattern;

/** CoNLL-U. Source: universaldependencies.org/format.html. */
final class ConlluFormat extends CorpusFormat {
  /** A comment with a blank after the sign, or one that gives a name a value. */
  private static final Pattern COMMENT = Pattern.compile("# .*|#[^ \t=]+ = .*");

  ConlluFormat() {
    super("conllu", new Columns(2, 4));
  }

  @Override
  List<String> extensions() {
    return List.of(".conllu");
  }

  @Override
  boolean beginsLike(List<Line> start) {
    for (Line line : start) {
      if (!line.isBlank() && !line.text().startsWith("#")) {
        return line.text().indexOf('\t') >= 0;
      }
    }
    return !start.isEmpty() && COMMENT.matcher(start.get(0).text()).matches();
  }

  @Override
  public boolean canWrite() {
    return true;
  }

  @Override
  SentenceReader reader(Lines lines, Columns columns) {
    return new ConlluReader(lines, columns);
  }

  @Override
  public SentenceWriter writer(Appendable out, Tagset tagset) {
    return new ConlluWriter(out, tagset.writtenColumn());
  }
}
