package dev.unfold.lab.exercise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The built-in exercises and those that teachers have added as folders.
 *
 * @param exercises all of them, by their numbers
 */
public record ExerciseCatalogue(List<Exercise> exercises) {
  /** Copies the list. */
  public ExerciseCatalogue {
    exercises = List.copyOf(exercises);
  }

  /**
   * The built-in exercises, and every folder {@code NUMBER-NAME} with an {@code exercise.json} in one of some places.
   *
   * @throws ExerciseException if two exercises have the same number
   */
  public static ExerciseCatalogue of(List<Path> places) {
    Map<String, Exercise> found = new TreeMap<>();
    Exercise.all().forEach(exercise -> found.put(exercise.folder(), exercise));
    for (Path place : places) {
      for (Path folder : folders(place)) {
        found.putIfAbsent(folder.getFileName().toString(), Exercise.in(folder));
      }
    }
    List<Exercise> sorted =
        found.values().stream().sorted(Comparator.comparingInt(Exercise::number)).toList();
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i).number() == sorted.get(i - 1).number()) {
        throw new ExerciseException(
            sorted.get(i - 1)
                + " and "
                + sorted.get(i)
                + " have the same number; rename one of the two folders");
      }
    }
    return new ExerciseCatalogue(sorted);
  }

  private static List<Path> folders(Path place) {
    if (!Files.isDirectory(place)) {
      return List.of();
    }
    try (Stream<Path> inside = Files.list(place)) {
      return inside
          .filter(folder -> folder.getFileName().toString().matches("[1-9][0-9]{0,2}-.+"))
          .filter(folder -> Files.isRegularFile(folder.resolve("exercise.json")))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * An exercise by its number, its folder ({@code 8-my-layer} or a path to it), the folder's name without the number, or
   * the name of its class.
   */
  public Optional<Exercise> find(String name) {
    Path folder = Path.of(name);
    if (Files.isRegularFile(folder.resolve("exercise.json"))) {
      return Optional.of(Exercise.in(folder.toAbsolutePath().normalize()));
    }
    return exercises.stream()
        .filter(
            one ->
                name.equals("" + one.number())
                    || name.equals(one.folder())
                    || name.equals(one.folder().replaceFirst("^[0-9]+-", ""))
                    || name.equals(one.type()))
        .findFirst();
  }

  /** The number of the next exercise to be added. */
  public int next() {
    return 1 + exercises.stream().mapToInt(Exercise::number).max().orElse(0);
  }
}
