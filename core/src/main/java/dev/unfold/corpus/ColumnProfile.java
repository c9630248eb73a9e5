package dev.unfold.corpus;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Counts of the cells of one column of a file. */
public final class ColumnProfile {
  /** The largest number of different cells that is counted. */
  public static final int MOST_DIFFERENT = 100_000;

  private final int number;
  private final Set<String> contents = new LinkedHashSet<>();
  private int filled;

  ColumnProfile(int number) {
    this.number = number;
  }

  void add(String cell) {
    if (!cell.equals("_") && !cell.isEmpty()) {
      filled++;
      if (contents.size() < MOST_DIFFERENT) {
        contents.add(cell);
      }
    }
  }

  /** The number of the column, counted from 1. */
  public int number() {
    return number;
  }

  /** The number of cells that are neither empty nor {@code _}. */
  public int filled() {
    return filled;
  }

  /** The number of different cells, up to {@link #MOST_DIFFERENT}. */
  public int different() {
    return contents.size();
  }

  /** The first different cells, at most {@code most}. */
  public List<String> examples(int most) {
    return contents.stream().limit(most).toList();
  }
}
