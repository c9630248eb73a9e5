package dev.unfold.lab.exercise;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** The texts of {@code exercises/}, which the build packs into the jar. */
final class ExerciseTexts {
  private ExerciseTexts() {}

  /** A text by its name, such as {@code solutions/Rnn.java}. */
  static String read(String name) {
    try (InputStream in = ExerciseTexts.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("exercises/" + name + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The paragraphs of a text: its parts between blank lines. */
  static List<String> paragraphs(String text) {
    return Stream.of(text.strip().split("\\R\\s*\\R")).filter(part -> !part.isBlank()).toList();
  }
}
