package dev.unfold.lab.exercise;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A wrong solution.
 *
 * @param name the changed code, or the file
 * @param attempt its text
 * @param expected a part of what the checker should say
 * @param changed the places that are wrong: numbers of equations and names of tensors
 */
record WrongSolution(String name, Attempt attempt, String expected, Set<String> changed) {
  /**
   * The wrong solutions of a style: after a line of {@code =} paragraphs with the expected words, then lines of a right
   * solution marked {@code -}, each with its replacement marked {@code +}. The changed places are in the comments of the
   * changed lines.
   */
  static List<WrongSolution> of(Attempt right, String paragraphs) {
    return ExerciseTexts.paragraphs(paragraphs).stream().map(text -> one(right, text)).toList();
  }

  private static WrongSolution one(Attempt right, String paragraph) {
    String[] lines = paragraph.strip().split("\n");
    Attempt wrong = right;
    Set<String> changed = new LinkedHashSet<>();
    List<String> names = new ArrayList<>();
    for (int i = 1; i + 1 < lines.length; i += 2) {
      String old = lines[i].substring(2);
      String replacement = lines[i + 1].length() > 2 ? lines[i + 1].substring(2) : "";
      changed.addAll(Judgement.places(comment(right, old)));
      wrong = wrong.with(old, replacement);
      names.add(old + " -> " + replacement);
    }
    return new WrongSolution(String.join("; ", names), wrong, lines[0], changed);
  }

  private static String comment(Attempt right, String old) {
    return right
        .hole()
        .lines()
        .filter(line -> line.contains(old) && line.contains("//"))
        .map(line -> line.substring(line.indexOf("//")))
        .findFirst()
        .orElse("");
  }

  /** The right solution of a style, from the head of its file. */
  static Attempt right(String file) {
    String[] head = file.split("\n=====\n", 2)[0].split("\n", 2);
    int number = Integer.parseInt(head[0].replace("exercise ", ""));
    return new Attempt(Exercise.of(number).orElseThrow(), head[1]);
  }

  /** The file of a style. */
  static String read(String style) {
    try (InputStream in = WrongSolution.class.getResourceAsStream("/students/" + style + ".txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
