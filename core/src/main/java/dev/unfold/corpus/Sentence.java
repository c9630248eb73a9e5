package dev.unfold.corpus;

import java.util.ArrayList;
import java.util.List;

/**
 * A sentence: its words, their tags, and the lines from which it was read.
 *
 * @param words the forms, in order
 * @param tags one per word, {@link #NO_TAG} for a word without a tag; empty if the format has none (plain text)
 * @param lines all lines of the sentence, including comments and the separator after it
 * @param wordLines for each word, the index of its line in {@code lines}
 */
public record Sentence(
    List<String> words, List<String> tags, List<Line> lines, List<Integer> wordLines) {
  /** The tag of a word that has none. */
  public static final String NO_TAG = "";

  /** Copies the lists. */
  public Sentence {
    words = List.copyOf(words);
    tags = List.copyOf(tags);
    lines = List.copyOf(lines);
    wordLines = List.copyOf(wordLines);
  }

  /** A sentence in memory. */
  public static Sentence of(List<String> words, List<String> tags) {
    return new Sentence(words, tags, List.of(), List.of());
  }

  /** Number of words. */
  public int length() {
    return words.size();
  }

  /** Whether a word, counted from 0, has a tag. */
  public boolean isTagged(int word) {
    return word < tags.size() && !tags.get(word).equals(NO_TAG);
  }

  /**
   * The cells of a column in the words' lines, if each line has {@code columns} cells separated by tabs; otherwise none.
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

  /** The cells of a kind of tags, if each word's line has the ten columns of CoNLL-U; otherwise none. */
  public List<String> tags(Tagset column) {
    return cells(column.column(), ConlluReader.COLUMNS);
  }

  /** The line of a word, counted from 0. */
  Line line(int word) {
    return lines.get(wordLines.get(word));
  }

  /** The number of the line on which the sentence begins, counted from 1; 0 for a sentence in memory. */
  public int firstLine() {
    return lines.isEmpty() ? 0 : lines.get(0).number();
  }
}
