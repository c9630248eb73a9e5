package dev.unfold.cli.option;

import dev.unfold.english.EnglishModel;
import dev.unfold.pipeline.Pipeline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The models in the box. */
public final class BuiltInModels {
  /** The name of the model for English. */
  public static final String ENGLISH = "english";

  private static final List<BuiltInModel> ALL =
      List.of(
          new BuiltInModel(
              ENGLISH,
              "English",
              "UD English-EWT 2.16",
              "CC BY-SA 4.0",
              EnglishModel::isIncluded,
              EnglishModel::open));

  private BuiltInModels() {}

  /** All of them. */
  public static List<BuiltInModel> all() {
    return ALL;
  }

  /** The pipeline of a file of that name if there is one, else of the model in the box. */
  public static Pipeline pipeline(String name) {
    return named(name)
        .filter(model -> !Files.isRegularFile(Path.of(name)))
        .map(BuiltInModel::load)
        .orElseGet(() -> Pipeline.load(Path.of(name)));
  }

  /** The model with that name. */
  public static Optional<BuiltInModel> named(String name) {
    return ALL.stream().filter(model -> model.name().equals(name)).findFirst();
  }
}
