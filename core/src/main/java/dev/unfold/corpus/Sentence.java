package dev.unfold.corpus;

import java.util.ArrayList;
import java.util.List;

/**
 * A sentence as it was read: its words, their tags, and the lines it came from.
 *
 * @param words the forms, in order
 * @param tags one a word; empty where the format has none (plain text)
 * @param lines all lines of the sentence, comments and the separator behind it included
 * @param wordLines for each word, its place in {@code lines}
 */
public record Sentence(
    List<String> words, List<String> tags, List<Line> lines, List<Integer> wordLines) {
  /** Copies the lists. */
  public Sentence {
    words = List.copyOf(words);
    tags = List.copyOf(tags);
    lines = List.copyOf(lines);
    wordLines = List.copyOf(wordLines);
  }

  /** A sentence that comes from no file. */
  public static Sentence of(List<String> words, List<String> tags) {
    return new Sentence(words, tags, List.of(), List.of());
  }

  /** Number of words. */
  public int length() {
    return words.size();
  }

  /**
   * The cells of a column on the words' lines, where each of these has {@code columns} cells set apart by tabs; else none.
   *
   * @param column counted from 1
   */
  public List<String> cells(int column, int columns) {
    List<String> cells = new ArrayList<>();
    for (int place : wordLines) {
      String[] row = lines.get(place).text().split("\t", -1);
      if (row.length != columns) {
        return List.of();
      }
      cells.add(row[column - 1]);
    }
    return cells;
  }

  /** The line that a word, counted from 0, came from. */
  Line line(int word) {
    return lines.get(wordLines.get(word));
  }

  /** The line of the file on which the sentence begins, counted from 1; 0 if it comes from no file. */
  public int firstLine() {
    return lines.isEmpty() ? 0 : lines.get(0).number();
  }
}
