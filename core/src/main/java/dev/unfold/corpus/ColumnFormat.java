package dev.unfold.corpus;

import java.util.List;

/** Columns without comments, separated by tabs, or by blanks in lines without a tab. */
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
    return tabs ? super.cells(line) : line.trim().split(" +");
  }

  @Override
  SentenceReader reader(Lines lines, Columns columns) {
    return new ColumnReader(this, lines, columns);
  }
}
