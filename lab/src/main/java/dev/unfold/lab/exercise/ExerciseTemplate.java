package dev.unfold.lab.exercise;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The folder with which a teacher begins an exercise: a small one that works, to be changed.
 *
 * @param number its number
 * @param type the name of the students' class
 */
public record ExerciseTemplate(int number, String type) {
  private static final String NAMED = "MyLayer";
  private static final List<String> TEXTS = List.of("exercise.json", "hints.txt", "mistakes.txt");

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if the type is no name of a Java class
   */
  public ExerciseTemplate {
    if (!type.matches("[A-Z][A-Za-z0-9]*")) {
      throw new IllegalArgumentException(
          "name is \"" + type + "\", expected a Java class name such as " + NAMED);
    }
  }

  /** The name of the folder, such as {@code 8-my-layer}. */
  public String folder() {
    String words = type.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-");
    return number + "-" + words.toLowerCase(Locale.ROOT);
  }

  /** The texts of the folder, by the names of their files. */
  public Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(type + ".java", text(NAMED + ".java.txt"));
    TEXTS.forEach(name -> files.put(name, text(name)));
    return files;
  }

  /** The students' file, with a line that throws in place of their part. */
  public String start() {
    return Hole.of(text(NAMED + ".java.txt")).emptied();
  }

  private String text(String name) {
    return ExerciseTexts.read("template/" + name)
        .replace(NAMED, type)
        .replace("NUMBER", "" + number);
  }
}
