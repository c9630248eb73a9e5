package dev.unfold.lab.exercise;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The texts of exercises: those of {@code exercises/}, which the build packs into the jar, and those of folders on disk. */
final class ExerciseTexts {
  private ExerciseTexts() {}

  /** A text by its name, such as {@code 2-rnn/hints.txt}. */
  static String read(String name) {
    try (InputStream in = ExerciseTexts.class.getResourceAsStream(name)) {
      byte[] bytes = in == null ? packed(name) : in.readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A text of an exercise that is a folder on disk. */
  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new ExerciseException(file + ": no such file; an exercise's folder needs it");
    } catch (CharacterCodingException e) {
      throw new ExerciseException(file + ": is not UTF-8");
    } catch (IOException e) {
      throw new ExerciseException(file + ": can't be read (" + e.getMessage() + ")");
    }
  }

  private static byte[] packed(String name) throws IOException {
    return PackedAnswers.find(name)
        .orElseThrow(
            () ->
                new ExerciseException(
                    "exercises/" + name + ": no such file in this build; is the folder complete?"));
  }

  /** The paragraphs of a text: its parts between blank lines. */
  static List<String> paragraphs(String text) {
    return Stream.of(text.strip().split("\\R\\s*\\R")).filter(part -> !part.isBlank()).toList();
  }
}
