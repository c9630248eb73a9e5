package dev.unfold.bench.taggers;

import dev.unfold.tagger.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The CoNLL-U files of a treebank.
 *
 * @param name the name of its folder
 * @param train the training part
 * @param dev the dev part, if there is one
 * @param test the test part
 */
record Treebank(String name, Path train, Optional<Path> dev, Path test) {
  /**
   * The treebanks in a folder's folders, by name, or in the folder itself.
   *
   * @throws ModelException if there is none
   */
  static List<Treebank> in(Path folder) {
    List<Treebank> found = new ArrayList<>();
    for (Path place : sorted(folder)) {
      if (Files.isDirectory(place)) {
        of(place).ifPresent(found::add);
      }
    }
    of(folder).ifPresent(found::add);
    if (found.isEmpty()) {
      throw new ModelException(
          folder
              + ": no treebank found, expected folders with files named *train*.conllu and"
              + " *test*.conllu");
    }
    return found;
  }

  private static Optional<Treebank> of(Path folder) {
    Optional<Path> train = file(folder, "train");
    Optional<Path> test = file(folder, "test");
    String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    return train.isEmpty() || test.isEmpty()
        ? Optional.empty()
        : Optional.of(new Treebank(name, train.get(), file(folder, "dev"), test.get()));
  }

  private static Optional<Path> file(Path folder, String part) {
    return sorted(folder).stream()
        .filter(file -> file.getFileName().toString().matches(".*" + part + ".*[.]conllu"))
        .findFirst();
  }

  private static List<Path> sorted(Path folder) {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.sorted().toList();
    } catch (IOException e) {
      throw new ModelException(folder + ": can't be read (" + e + ")", e);
    }
  }
}
