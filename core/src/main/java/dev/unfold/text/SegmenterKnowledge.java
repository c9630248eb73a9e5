package dev.unfold.text;

import dev.unfold.file.JsonList;
import dev.unfold.model.Weights;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a segmenter has learnt besides its weights.
 *
 * @param width D, of a piece's vector
 * @param hidden H, of each direction
 * @param features the features of pieces
 * @param rules how text is cut into pieces
 * @param multiwords how multiword tokens are split
 * @param blanksInTokens whether tokens may have blanks in them
 */
record SegmenterKnowledge(
    int width,
    int hidden,
    PieceFeatures features,
    PieceRules rules,
    MultiwordRules multiwords,
    boolean blanksInTokens) {
  private static final int LARGEST = 4096;

  /** A network of this size. */
  PieceNetwork network(Weights weights) {
    return new PieceNetwork(weights, features.ids().size(), width, hidden);
  }

  /** All of it as text by name. */
  Map<String, String> metadata() {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("width", Integer.toString(width));
    metadata.put("hidden", Integer.toString(hidden));
    metadata.put("blanks_in_tokens", Boolean.toString(blanksInTokens));
    metadata.put("features", JsonList.write(features.inOrder()));
    metadata.put("divided", JsonList.write(List.copyOf(rules.divided())));
    List<String> repeated = rules.repeated().stream().map(Character::toString).toList();
    metadata.put("repeated", JsonList.write(repeated));
    Map<String, List<String>> cuts = new LinkedHashMap<>();
    rules.cuts().forEach((run, cut) -> cuts.put(run, cut.stream().map(String::valueOf).toList()));
    metadata.put("cuts", table(cuts));
    metadata.put("whole", table(multiwords.whole()));
    metadata.put("endings", table(multiwords.endings()));
    metadata.put("beginnings", table(multiwords.beginnings()));
    return metadata;
  }

  private static String table(Map<String, List<String>> rows) {
    return JsonList.write(
        rows.entrySet().stream()
            .map(row -> row.getKey() + "\t" + String.join("\t", row.getValue()))
            .toList());
  }

  /**
   * What {@link #metadata} gave.
   *
   * @throws IllegalArgumentException if something is missing or can't be read
   */
  static SegmenterKnowledge of(Map<String, String> metadata) {
    Set<String> divided = new HashSet<>(list(metadata, "divided"));
    divided.forEach(SegmenterKnowledge::requireScript);
    Set<Integer> repeated =
        list(metadata, "repeated").stream()
            .filter(text -> !text.isEmpty())
            .map(text -> text.codePointAt(0))
            .collect(Collectors.toSet());
    Map<String, List<Integer>> cuts = new LinkedHashMap<>();
    table(metadata, "cuts").forEach((run, cut) -> cuts.put(run, numbers(run, cut)));
    return new SegmenterKnowledge(
        size(metadata, "width"),
        size(metadata, "hidden"),
        PieceFeatures.of(list(metadata, "features")),
        new PieceRules(divided, repeated, cuts),
        new MultiwordRules(
            table(metadata, "whole"), table(metadata, "endings"), table(metadata, "beginnings")),
        text(metadata, "blanks_in_tokens").equals("true"));
  }

  private static void requireScript(String name) {
    if (!name.equals(PieceRules.DIGITS)) {
      Character.UnicodeScript.forName(name);
    }
  }

  private static List<Integer> numbers(String run, List<String> lengths) {
    List<Integer> numbers = lengths.stream().map(Integer::valueOf).toList();
    if (run.isEmpty() || numbers.stream().anyMatch(length -> length < 1)) {
      throw new IllegalArgumentException(
          "cuts of \"" + run + "\" are " + numbers + ", expected 1…");
    }
    return numbers;
  }

  private static Map<String, List<String>> table(Map<String, String> metadata, String name) {
    Map<String, List<String>> rows = new LinkedHashMap<>();
    for (String row : list(metadata, name)) {
      List<String> cells = Arrays.asList(row.split("\t", -1));
      if (cells.size() < 2) {
        throw new IllegalArgumentException(
            name + " has the row \"" + row + "\", expected at least two columns");
      }
      rows.put(cells.get(0), cells.subList(1, cells.size()));
    }
    return rows;
  }

  private static List<String> list(Map<String, String> metadata, String name) {
    return JsonList.read(text(metadata, name))
        .orElseThrow(() -> new IllegalArgumentException(name + " is no list of strings"));
  }

  private static int size(Map<String, String> metadata, String name) {
    int size = Integer.parseInt(text(metadata, name));
    if (size < 1 || size > LARGEST) {
      throw new IllegalArgumentException(
          name + " is " + size + ", expected a number from 1 to " + LARGEST);
    }
    return size;
  }

  private static String text(Map<String, String> metadata, String name) {
    String text = metadata.get(name);
    if (text == null) {
      throw new IllegalArgumentException(name + " is missing, found " + metadata.keySet());
    }
    return text;
  }
}
