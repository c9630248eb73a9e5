package dev.unfold.corpus;

import dev.unfold.file.OneLine;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a {@link ColumnFormat}. There are no comments: a line that begins with {@code #} is a token. If the tag is in the
 * last column, all lines must have as many columns as the first; otherwise a blank inside a word would move the tag
 * unnoticed.
 */
final class ColumnReader extends SentenceReader {
  private final ColumnFormat format;
  private final Columns columns;
  private int width;
  private int widthLine;

  ColumnReader(ColumnFormat format, Lines lines, Columns columns) {
    super(lines);
    this.format = format;
    this.columns = columns;
  }

  @Override
  Sentence read() {
    List<Line> block = new ArrayList<>();
    if (!block(block)) {
      return null;
    }
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
        requireRoom(line, words.size());
      }
    }
    return sentence(words, tags, block, wordLines);
  }

  private String[] cells(Line line) {
    String[] cells = format.cells(line.text());
    if (format.tabsOnly() && cells.length == 1) {
      throw error(
          line, "no TAB found, expected columns set apart by tabs: " + OneLine.quote(line.text()));
    }
    if (cells.length < columns.required()) {
      throw error(
          line,
          "expected at least "
              + columns.required()
              + " columns, found "
              + cells.length
              + ": "
              + OneLine.quote(line.text()));
    }
    if (columns.tag() == Columns.LAST) {
      requireWidth(line, cells.length);
    }
    return cells;
  }

  private void requireWidth(Line line, int found) {
    if (width == 0) {
      width = found;
      widthLine = line.number();
    }
    if (found != width) {
      throw error(
          line,
          "expected "
              + width
              + " columns as in line "
              + widthLine
              + ", found "
              + found
              + ": "
              + OneLine.quote(line.text())
              + "; mend the line, or say where the tag is with --tag-column");
    }
  }

  private String cell(Line line, String[] cells, int column, String what) {
    String cell = cells[column - 1];
    if (cell.isEmpty()) {
      throw error(line, "the " + what + " in column " + column + " is empty, expected one");
    }
    return cell;
  }
}
