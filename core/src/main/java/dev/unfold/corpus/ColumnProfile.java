package dev.unfold.corpus;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What one column of a file holds, cell by cell. */
public final class ColumnProfile {
  /** Different contents are counted up to this number. */
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

  /** Which column it is, counted from 1. */
  public int number() {
    return number;
  }

  /** How many words have something there other than {@code _}. */
  public int filled() {
    return filled;
  }

  /** How many different things stand there, up to {@link #MOST_DIFFERENT}. */
  public int different() {
    return contents.size();
  }

  /** The first few of them. */
  public List<String> examples(int most) {
    return contents.stream().limit(most).toList();
  }
}
