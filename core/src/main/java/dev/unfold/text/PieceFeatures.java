package dev.unfold.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Features of a piece of text, as ids: the piece in lower case, its beginning and endings, its shape and length, the category
 * and script of its first character, and the gap after it.
 *
 * @param ids the ids of the features that training had at least twice
 */
record PieceFeatures(Map<String, Integer> ids) {
  private static final String UNKNOWN = "w";
  private static final int LONGEST = 8;

  /** The features of a list, numbered in order. */
  static PieceFeatures of(List<String> names) {
    Map<String, Integer> ids = new HashMap<>();
    names.forEach(name -> ids.putIfAbsent(name, ids.size()));
    return new PieceFeatures(ids);
  }

  /** The names of the features of a piece, the piece itself first. */
  static List<String> names(String piece, int gap) {
    String lower = piece.toLowerCase(Locale.ROOT);
    int first = piece.codePointAt(0);
    int length = lower.length();
    List<String> names = new ArrayList<>();
    names.add("w" + lower);
    names.add("g" + gap);
    names.add("c" + Character.getType(first));
    names.add("k" + CharacterKind.of(first));
    names.add("l" + Math.min(length, LONGEST));
    names.add("s" + shape(piece));
    if (length > 2) {
      names.add("p" + lower.substring(0, 2));
      names.add("z" + lower.substring(length - 2));
    }
    if (length > 3) {
      names.add("z" + lower.substring(length - 3));
    }
    return names;
  }

  /** The case of a piece, with runs of the same case shortened: {@code Xx} for <i>Smith</i>. */
  private static String shape(String piece) {
    StringBuilder shape = new StringBuilder();
    for (int at = 0; at < Math.min(piece.length(), LONGEST); at++) {
      char c = piece.charAt(at);
      char next = Character.isUpperCase(c) ? 'X' : Character.isLetter(c) ? 'x' : '.';
      if (shape.length() == 0 || shape.charAt(shape.length() - 1) != next) {
        shape.append(next);
      }
    }
    return shape.toString();
  }

  /**
   * The ids of a piece's features.
   *
   * @param known whether the piece itself is a feature; if not, it is read as an unknown one
   */
  int[] of(String piece, int gap, boolean known) {
    List<String> names = names(piece, gap);
    if (!known || !ids.containsKey(names.get(0))) {
      names.set(0, UNKNOWN);
    }
    return names.stream()
        .map(ids::get)
        .filter(id -> id != null)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** The names in the order of their ids. */
  List<String> inOrder() {
    String[] names = new String[ids.size()];
    ids.forEach((name, id) -> names[id] = name);
    return List.of(names);
  }

  /** The list of features: those that occur at least twice, in order of their names, and that of unknown pieces. */
  static PieceFeatures counted(Map<String, Integer> counts) {
    List<String> names = new ArrayList<>(List.of(UNKNOWN));
    counts.entrySet().stream()
        .filter(entry -> entry.getValue() > 1)
        .map(Map.Entry::getKey)
        .sorted()
        .forEach(names::add);
    return of(names);
  }
}
