package dev.unfold.lab.exercise;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A mistake that students make: its explanation, and the edits that turn the solution into it.
 *
 * <p>Each paragraph of a file {@code mistakes.txt} of an exercise is one mistake: the sentence, then lines of the solution
 * marked
 * {@code -}, then their replacement marked {@code +}. Comments at the end of a line are ignored.
 *
 * @param sentence what is wrong, or where to look
 * @param edits the changed lines
 */
public record KnownMistake(String sentence, List<Edit> edits) {
  /** Consecutive lines of the solution and their replacement. */
  public record Edit(List<String> old, List<String> replacement) {}

  /** Parses all mistakes of a text. */
  static List<KnownMistake> parse(String file, String text) {
    return ExerciseTexts.paragraphs(text).stream()
        .filter(paragraph -> !paragraph.startsWith("#"))
        .map(paragraph -> one(file, paragraph.lines().map(String::strip).toList()))
        .toList();
  }

  private static KnownMistake one(String file, List<String> lines) {
    String sentence =
        lines.stream().takeWhile(line -> sign(line) == ' ').collect(Collectors.joining(" "));
    List<Edit> edits = new ArrayList<>();
    char last = ' ';
    for (String line : lines) {
      char sign = sign(line);
      if (sign == '-' && last != '-') {
        edits.add(new Edit(new ArrayList<>(), new ArrayList<>()));
      }
      if (sign != ' ' && !edits.isEmpty()) {
        Edit edit = edits.get(edits.size() - 1);
        (sign == '-' ? edit.old : edit.replacement).add(line.substring(1).strip());
      }
      last = sign;
    }
    if (sentence.isEmpty() || edits.isEmpty()) {
      throw new ExerciseException(
          "exercises/" + file + ": expected a sentence and lines with -: " + lines);
    }
    return new KnownMistake(sentence, edits);
  }

  private static char sign(String line) {
    return line.startsWith("-") || line.startsWith("+") ? line.charAt(0) : ' ';
  }

  /**
   * The solution with this mistake in it.
   *
   * @throws IllegalStateException if the solution does not contain the lines exactly once
   */
  public String plant(String solution) {
    List<String> lines = new ArrayList<>(solution.lines().toList());
    for (Edit edit : edits) {
      List<String> code = lines.stream().map(KnownMistake::code).toList();
      List<Integer> places =
          IntStream.rangeClosed(0, lines.size() - edit.old.size())
              .filter(at -> code.subList(at, at + edit.old.size()).equals(edit.old))
              .boxed()
              .toList();
      if (places.size() != 1) {
        throw new ExerciseException(
            "\""
                + sentence
                + "\": "
                + edit.old
                + " is in "
                + places.size()
                + " places, expected 1");
      }
      List<String> there = lines.subList(places.get(0), places.get(0) + edit.old.size());
      there.clear();
      there.add(String.join(" ", edit.replacement));
    }
    return String.join("\n", lines) + "\n";
  }

  /** Whether both mistakes can be planted in one file: they change different lines. */
  boolean goesWith(KnownMistake other) {
    return edits.stream()
        .flatMap(edit -> edit.old.stream())
        .noneMatch(line -> other.edits.stream().anyMatch(edit -> edit.old.contains(line)));
  }

  /** A line without indentation and without the comment at its end. */
  private static String code(String line) {
    int comment = line.indexOf("//");
    return (comment < 0 ? line : line.substring(0, comment)).strip();
  }
}
