package dev.unfold.corpus;

import java.util.List;

/** Columns without a rule for comments, separated by tabs, or by blanks in lines without a tab. */
final class ColumnFormat extends CorpusFormat {
  private final boolean tabsOnly;
  private final List<String> extensions;

  /**
   * A format of columns.
   *
   * @param tabsOnly whether blanks belong to the cells
   */
  ColumnFormat(String name, Columns columns, boolean tabsOnly, List<String> extensions) {
    super(name, columns);
    this.tabsOnly = tabsOnly;
    this.extensions = extensions;
  }

  @Override
  List<String> extensions() {
    return extensions;
  }

  /** Whether only tabs separate the cells. */
  boolean tabsOnly() {
    return tabsOnly;
  }

  /** The last column holds the tags of any tagset, if that is where the format has them. */
  @Override
  int tagColumn(Tagset tagset) {
    return columns().tag() == Columns.LAST ? Columns.LAST : super.tagColumn(tagset);
  }

  @Override
  String[] cells(String line) {
    boolean tabs = tabsOnly || line.indexOf('\t') >= 0;
    return tabs ? super.cells(line) : Blanks.split(line);
  }

  @Override
  SentenceReader reader(Lines lines, Columns columns) {
    return new ColumnReader(this, lines, columns);
  }

  @Override
  Columns untagged(Columns columns) {
    return columns.withTag(columns.word());
  }

  @Override
  public boolean canWrite() {
    return true;
  }

  /** In the column that was asked for; without one, in that of the tagset, or in a new one after the last. */
  @Override
  public SentenceWriter writer(Appendable out, CorpusLayout layout) {
    return new ColumnWriter(out, this, layout.tagColumn().orElse(tagColumn(layout.tagset())));
  }
}
