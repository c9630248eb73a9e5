package dev.unfold.corpus;

import dev.unfold.file.OneLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads CoNLL-U: it distinguishes words from comments, multiword ranges ({@code 1-2}) and empty nodes ({@code 8.1}),
 * and requires the ids of the format. Source: universaldependencies.org/format.html.
 */
final class ConlluReader extends SentenceReader {
  static final int COLUMNS = 10;

  private final Columns columns;
  private final int width;
  private final int idColumn;
  private List<Line> trailing = List.of();
  private int withEntry;
  private int withoutEntry;

  ConlluReader(Lines lines, Columns columns) {
    this(lines, columns, COLUMNS, 1);
  }

  /**
   * A reader of CoNLL-U with other columns.
   *
   * @param width the number of columns
   * @param idColumn the column of the ids, counted from 1; 0 if there is none, and every line but a comment is a word
   */
  ConlluReader(Lines lines, Columns columns, int width, int idColumn) {
    super(lines);
    this.columns = columns;
    this.width = width;
    this.idColumn = idColumn;
    if (columns.required() > width) {
      throw new CorpusException(
          lines.name(),
          (width == COLUMNS ? "CoNLL-U has " : "the file has ")
              + width
              + " columns, asked for the word in column "
              + columns.word()
              + " and the tag in "
              + (columns.tag() == Columns.LAST ? "the last" : "column " + columns.tag())
              + "; choose other columns");
    }
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

  /** The sentence of the block that begins at {@code from}; null for comments alone, which belong to the next sentence. */
  private @Nullable Sentence sentence(List<Line> lines, int from) {
    List<String> words = new ArrayList<>();
    List<String> tags = new ArrayList<>();
    List<Integer> wordLines = new ArrayList<>();
    Ids ids = new Ids();
    for (int i = from; i < lines.size(); i++) {
      Line line = lines.get(i);
      if (line.isBlank()) {
        continue;
      }
      if (isComment(line)) {
        if (ids.words > 0) {
          source.warnOnce(line.number(), "a comment inside a sentence; kept, not read as a word");
        }
        continue;
      }
      String[] cells = cells(line);
      if (idColumn == 0 || ids.isWord(cells[idColumn - 1], line)) {
        words.add(trimmed(line, cells[columns.word() - 1]));
        tags.add(tag(line, cells[columns.tag() - 1]));
        wordLines.add(i);
      }
    }
    ids.close(lines.get(lines.size() - 1));
    return words.isEmpty() ? null : sentence(words, tags, lines, wordLines);
  }

  /** The tag in a cell, or in one of the entries of a cell; O for a word without that entry. */
  private String tag(Line line, String cell) {
    if (columns.entry().isEmpty()) {
      return trimmed(line, cell);
    }
    Optional<String> value = ConlluMisc.value(cell, columns.entry().get());
    withEntry += value.isPresent() ? 1 : 0;
    withoutEntry += value.isPresent() ? 0 : 1;
    return value.filter(tag -> !tag.isEmpty()).orElse("O");
  }

  @Override
  void end() {
    super.end();
    if (withoutEntry > 0) {
      String entry = columns.entry().orElseThrow() + "=…";
      if (withEntry == 0) {
        throw new CorpusException(
            source.name(),
            "no word has an entry "
                + entry
                + " in MISC, expected the labels of spans there; choose another entry or column");
      }
      source.warn(
          "words without an entry " + entry + " in MISC are read as O (" + withoutEntry + ")");
    }
  }

  /** A comment begins with {@code #}; a word's id never does. */
  private static boolean isComment(Line line) {
    return line.text().charAt(0) == '#';
  }

  @Override
  public List<Line> trailing() {
    return trailing;
  }

  private String[] cells(Line line) {
    String[] cells = line.text().split("\t", -1);
    if (cells.length == 1) {
      throw error(
          line,
          "no TAB found, expected "
              + width
              + " tab-separated columns: "
              + OneLine.quote(line.text()));
    }
    if (cells.length != width) {
      throw error(
          line,
          "expected "
              + width
              + " tab-separated columns, found "
              + cells.length
              + ": "
              + OneLine.quote(line.text()));
    }
    if (cells[columns.word() - 1].isEmpty()) {
      throw error(
          line, "the word in column " + columns.word() + " is empty, expected one, or _ for none");
    }
    if (cells[columns.tag() - 1].isEmpty()) {
      throw error(line, "the tag in column " + columns.tag() + " is empty, expected a tag or _");
    }
    return cells;
  }

  /** Checks the ids of a sentence: 1, 2, 3 …, with ranges before their words and empty nodes after a word. */
  private final class Ids {
    private int words;
    private int emptyNodes;
    private int rangeEnd;

    boolean isWord(String id, Line line) {
      int sign = id.indexOf('-');
      if (sign > 0) {
        range(
            number(id.substring(0, sign), id, line),
            number(id.substring(sign + 1), id, line),
            id,
            line);
        return false;
      }
      sign = id.indexOf('.');
      if (sign > 0) {
        emptyNode(id.substring(0, sign), id.substring(sign + 1), id, line);
        return false;
      }
      if (number(id, id, line) != words + 1) {
        throw error(line, "id is " + id + ", expected " + (words + 1));
      }
      words++;
      emptyNodes = 0;
      return true;
    }

    private void range(int from, int to, String id, Line line) {
      if (from != words + 1 || from <= rangeEnd || to <= from) {
        throw error(
            line,
            "range "
                + id
                + " does not fit here, expected one that begins at "
                + (Math.max(words, rangeEnd) + 1)
                + " and ends later");
      }
      rangeEnd = to;
    }

    private void emptyNode(String word, String count, String id, Line line) {
      int node = number(count, id, line);
      boolean fits =
          (word.equals("0") ? words == 0 : number(word, id, line) == words)
              && node == emptyNodes + 1;
      if (!fits) {
        throw error(
            line,
            "empty node " + id + " does not fit here, expected " + words + "." + (emptyNodes + 1));
      }
      emptyNodes++;
    }

    void close(Line last) {
      if (rangeEnd > words) {
        throw error(
            last,
            "a multiword range ends at word "
                + rangeEnd
                + ", but the sentence has "
                + words
                + " words");
      }
    }

    /** A whole number of ASCII digits without a leading zero, at most {@link #MAX_WORDS}. */
    private int number(String digits, String id, Line line) {
      boolean good = !digits.isEmpty() && digits.length() <= 7 && digits.charAt(0) != '0';
      for (int i = 0; i < digits.length(); i++) {
        good &= digits.charAt(i) >= '0' && digits.charAt(i) <= '9';
      }
      if (!good || Integer.parseInt(digits) > MAX_WORDS) {
        throw error(
            line,
            "id is "
                + OneLine.quote(id)
                + ", expected a number from 1 to "
                + MAX_WORDS
                + ", a range or an empty node");
      }
      return Integer.parseInt(digits);
    }
  }
}
