package dev.unfold.corpus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * A list of distinct strings, words or tags; the index of a string is its id.
 *
 * <p>A vocabulary with an unknown word returns its id for every string that it does not hold; one without returns {@link
 * #MISSING}. Immutable.
 */
public final class Vocabulary {
  /** The entry for every word that is not in a vocabulary; its id is 0. */
  public static final String UNKNOWN = "<unk>";

  /** The id of a string that a vocabulary without an unknown word does not hold. */
  public static final int MISSING = -1;

  private final List<String> entries;
  private final Map<String, Integer> ids;
  private final int otherwise;

  /**
   * A vocabulary of the given entries in their order.
   *
   * @throws IllegalArgumentException if an entry occurs twice
   */
  public Vocabulary(List<String> entries) {
    this.entries = List.copyOf(entries);
    this.ids = new HashMap<>(2 * entries.size());
    for (String entry : entries) {
      if (ids.put(entry, ids.size()) != null) {
        throw new IllegalArgumentException("vocabulary: \"" + entry + "\" occurs twice");
      }
    }
    this.otherwise = !entries.isEmpty() && entries.get(0).equals(UNKNOWN) ? 0 : MISSING;
  }

  /** The distinct strings of {@code occurrences} in the order of their first occurrence, without an unknown word. */
  public static Vocabulary of(Iterable<String> occurrences) {
    return new Vocabulary(distinct(new ArrayList<>(), occurrences));
  }

  /** As {@link #of}, with {@link #UNKNOWN} as the first entry. */
  public static Vocabulary withUnknown(Iterable<String> occurrences) {
    return new Vocabulary(distinct(new ArrayList<>(List.of(UNKNOWN)), occurrences));
  }

  private static List<String> distinct(List<String> entries, Iterable<String> occurrences) {
    HashSet<String> seen = new HashSet<>(entries);
    for (String occurrence : occurrences) {
      if (seen.add(occurrence)) {
        entries.add(occurrence);
      }
    }
    return entries;
  }

  /** Number of entries. */
  public int size() {
    return entries.size();
  }

  /** The entries; their indices are their ids. */
  public List<String> entries() {
    return entries;
  }

  /** The entry with that id. */
  public String get(int id) {
    return entries.get(id);
  }

  /** The id of a string; that of the unknown word, or {@link #MISSING}, if the vocabulary does not hold it. */
  public int id(String entry) {
    return ids.getOrDefault(entry, otherwise);
  }

  /** Whether the string is an entry. */
  public boolean contains(String entry) {
    return ids.containsKey(entry);
  }

  /** The ids of several strings. */
  public int[] ids(List<String> strings) {
    return strings.stream().mapToInt(this::id).toArray();
  }
}
