package dev.unfold.corpus;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads columns: CoNLL-X (set apart by tabs) and plain ones (by tabs, or by blanks in a line without a tab).
 *
 * <p>There are no comments in these formats: a line that begins with {@code #} is a token.
 */
final class ColumnReader extends SentenceReader {
  private final Columns columns;
  private final boolean tabsOnly;

  ColumnReader(Lines lines, Columns columns, String separator) {
    super(lines);
    this.columns = columns;
    this.tabsOnly = separator != null;
  }

  @Override
  Sentence read() {
    List<Line> block = block();
    List<String> words = new ArrayList<>();
    List<String> tags = new ArrayList<>();
    List<Integer> wordLines = new ArrayList<>();
    for (int i = 0; i < block.size(); i++) {
      Line line = block.get(i);
      if (!line.isBlank()) {
        String[] cells = cells(line);
        words.add(cell(line, cells, columns.word(), "word"));
        tags.add(cell(line, cells, Math.min(columns.tag(), cells.length), "tag"));
        wordLines.add(i);
      }
    }
    return words.isEmpty() ? null : new Sentence(words, tags, block, wordLines);
  }

  private String[] cells(Line line) {
    boolean tabs = tabsOnly || line.text().indexOf('\t') >= 0;
    String[] cells = tabs ? line.text().split("\t", -1) : line.text().trim().split(" +");
    if (tabsOnly && cells.length == 1) {
      throw new CorpusException(
          source.name(),
          line.number(),
          "no TAB found, expected columns set apart by tabs: "
              + CorpusException.quote(line.text()));
    }
    if (cells.length < columns.required()) {
      throw new CorpusException(
          source.name(),
          line.number(),
          "expected at least "
              + columns.required()
              + " columns, found "
              + cells.length
              + ": "
              + CorpusException.quote(line.text()));
    }
    return cells;
  }

  private String cell(Line line, String[] cells, int column, String what) {
    String cell = cells[column - 1];
    if (cell.isEmpty()) {
      throw new CorpusException(
          source.name(), line.number(), "the " + what + " in column " + column + " is empty");
    }
    return cell;
  }
}
