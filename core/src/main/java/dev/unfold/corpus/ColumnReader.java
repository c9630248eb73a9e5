package dev.unfold.corpus;

import dev.unfold.file.OneLine;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@link ColumnFormat}. Lines that are no words, see {@link NonWords}, are kept with the sentence after them. If the
 * tag is in the last column, all lines must have as many columns as the first; otherwise a blank inside a word would move the
 * tag unnoticed.
 */
final class ColumnReader extends SentenceReader {
  private final ColumnFormat format;
  private final Columns columns;
  private final NonWords nonWords;
  private int width;
  private int widthLine;
  private List<Line> trailing = List.of();

  ColumnReader(ColumnFormat format, Lines lines, Columns columns) {
    super(lines);
    this.format = format;
    this.columns = columns;
    if (columns.name().isPresent()) {
      throw new CorpusException(
          lines.name(),
          "has no names of columns, asked for "
              + columns.name().get()
              + "; choose the column by its number, or another format");
    }
    this.nonWords = new NonWords(format, columns.comments());
  }

  @Override
  Columns places() {
    return columns;
  }

  @Override
  @Nullable Sentence read() {
    List<Line> lines = new ArrayList<>();
    for (int from = 0; block(lines); from = lines.size()) {
      Sentence sentence = sentence(lines, from);
      if (sentence != null) {
        return sentence;
      }
    }
    trailing = lines;
    return null;
  }

  /** The sentence of the block that begins at {@code from}; null if it has no word. */
  private @Nullable Sentence sentence(List<Line> lines, int from) {
    List<String> words = new ArrayList<>();
    List<String> tags = new ArrayList<>();
    List<Integer> wordLines = new ArrayList<>();
    nonWords.begin(lines.subList(from, lines.size()));
    for (int i = from; i < lines.size(); i++) {
      Line line = lines.get(i);
      if (!line.isBlank() && !nonWords.include(line, words.isEmpty())) {
        String[] cells = cells(line);
        words.add(cell(line, cells, columns.word(), "word"));
        tags.add(cell(line, cells, Math.min(columns.tag(), cells.length), "tag"));
        wordLines.add(i);
        requireRoom(line, words.size());
      }
    }
    return words.isEmpty() ? null : sentence(words, tags, lines, wordLines);
  }

  @Override
  public List<Line> trailing() {
    return trailing;
  }

  @Override
  void end() {
    nonWords.warn(source);
    super.end();
  }

  private String[] cells(Line line) {
    String[] cells = format.cells(line.text());
    if (format.tabsOnly() && cells.length == 1) {
      throw error(
          line, "no TAB found, expected columns separated by tabs: " + OneLine.quote(line.text()));
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
              + "; mend the line, or choose the column of the tag");
    }
  }

  private String cell(Line line, String[] cells, int column, String what) {
    String cell = cells[column - 1];
    if (cell.isEmpty()) {
      throw error(line, "the " + what + " in column " + column + " is empty, expected one");
    }
    String trimmed = trimmed(line, cell);
    if (column == columns.tag() && trimmed.isBlank()) {
      throw error(line, "the tag in column " + column + " is blank, expected one");
    }
    return trimmed;
  }
}
