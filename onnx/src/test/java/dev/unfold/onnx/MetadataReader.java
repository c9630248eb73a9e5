package dev.unfold.onnx;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Turns words into ids with docs/onnx.md and the metadata alone, as a program in another language does. */
record MetadataReader(JsonNode metadata) {
  private Map<String, Integer> ids(String list) {
    Map<String, Integer> ids = new HashMap<>();
    metadata.get(list).forEach(entry -> ids.put(entry.asText(), ids.size()));
    return ids;
  }

  int word(String word) {
    return ids("words").getOrDefault(word, 0);
  }

  int given(String word) {
    Map<String, Integer> known = ids("given");
    return known.getOrDefault(word, known.getOrDefault(word.toLowerCase(Locale.ROOT), 0));
  }

  List<Integer> affixes(String word) {
    Map<String, Integer> known = ids("affixes");
    return features(word).stream().filter(known::containsKey).map(known::get).toList();
  }

  List<Integer> letters(String word) {
    Map<String, Integer> known = ids("letters");
    return read(word).stream().map(letter -> known.getOrDefault(letter, 0)).toList();
  }

  private static int units(String text) {
    return text.getBytes(StandardCharsets.UTF_16BE).length / 2;
  }

  private static List<String> read(String word) {
    List<String> letters = word.codePoints().mapToObj(Character::toString).toList();
    if (units(word) <= 32) {
      return letters;
    }
    List<String> ends = new ArrayList<>(letters.subList(0, 16));
    ends.addAll(letters.subList(letters.size() - 16, letters.size()));
    return ends;
  }

  private static List<String> features(String word) {
    List<String> lower = read(word.toLowerCase(Locale.ROOT));
    List<String> features = new ArrayList<>();
    for (int n = 1; n <= 5 && n <= lower.size(); n++) {
      features.add("^" + String.join("", lower.subList(0, n)));
      features.add(String.join("", lower.subList(lower.size() - n, lower.size())) + "$");
    }
    for (int at = 0; at + 3 <= lower.size(); at++) {
      features.add("~" + String.join("", lower.subList(at, at + 3)));
    }
    features.add("#" + shape(word));
    for (int n = 1; n <= 3 && !letterCase(word).isEmpty(); n++) {
      features.add("!" + n + letterCase(word));
    }
    features.add("=" + word.toLowerCase(Locale.ROOT));
    return features;
  }

  private static String shape(String word) {
    String shape = "";
    String last = "";
    for (String letter : read(word)) {
      if (!last.isEmpty() && isMark(letter.codePointAt(0))) {
        continue;
      }
      String kind = kind(letter);
      if (!kind.equals(last) && units(shape) < 8) {
        shape += kind;
      }
      last = kind;
    }
    return shape;
  }

  private static boolean isMark(int point) {
    return Set.of(
            (int) Character.NON_SPACING_MARK,
            (int) Character.ENCLOSING_MARK,
            (int) Character.COMBINING_SPACING_MARK)
        .contains(Character.getType(point));
  }

  private static String letterCase(String word) {
    Set<String> kinds = read(word).stream().map(MetadataReader::kind).collect(Collectors.toSet());
    if (!kinds.containsAll(Set.of("X", "x"))) {
      return kinds.contains("X") ? "X" : kinds.contains("x") ? "x" : "";
    }
    int first = word.codePointAt(0);
    if (!Character.isUpperCase(first) && !Character.isTitleCase(first)) {
      return "xX";
    }
    List<String> letters = read(word);
    boolean part =
        IntStream.range(1, letters.size())
            .anyMatch(i -> letters.get(i - 1).equals(" ") && kind(letters.get(i)).equals("x"));
    return part ? "Xx x" : "Xx";
  }

  private static String kind(String letter) {
    int point = letter.codePointAt(0);
    return Character.isUpperCase(point)
        ? "X"
        : Character.isLowerCase(point)
            ? "x"
            : Character.isDigit(point) ? "d" : Character.isLetter(point) ? "o" : letter;
  }
}
