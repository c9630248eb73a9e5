package dev.unfold.cli.option;

import dev.unfold.lab.exercise.Exercise;
import dev.unfold.lab.exercise.ExerciseCatalogue;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Finds exercises: the built-in ones, and folders in this folder, in its folder {@code exercises} and in the checkout's. */
public final class ExerciseFinder implements ITypeConverter<Exercise> {
  /** All exercises, by their numbers. */
  public static ExerciseCatalogue catalogue() {
    Path home = Path.of(System.getProperty("unfold.home", ""));
    return ExerciseCatalogue.of(
        List.of(Path.of(""), Path.of("exercises"), home.resolve("exercises")));
  }

  /** All exercises, by their numbers. */
  public static List<Exercise> all() {
    return catalogue().exercises();
  }

  @Override
  public Exercise convert(String text) {
    ExerciseCatalogue catalogue = catalogue();
    return catalogue
        .find(text)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "found \""
                        + text
                        + "\", expected a number from 1 to "
                        + (catalogue.next() - 1)
                        + ", a folder with an exercise.json, or one of "
                        + catalogue.exercises().stream()
                            .map(one -> one.folder().replaceFirst("^[0-9]+-", ""))
                            .collect(Collectors.joining(", "))));
  }
}
