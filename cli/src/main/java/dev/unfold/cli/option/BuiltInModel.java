package dev.unfold.cli.option;

import dev.unfold.pipeline.Pipeline;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * A model in the box.
 *
 * @param name as {@code --model} takes it
 * @param language in English
 * @param treebank that it was trained on
 * @param licence of the model
 * @param isIncluded whether this build has it
 * @param bytes opens its file
 */
public record BuiltInModel(
    String name,
    String language,
    String treebank,
    String licence,
    BooleanSupplier isIncluded,
    Supplier<InputStream> bytes) {
  /** Loads it. */
  public Pipeline load() {
    try (InputStream in = bytes.get()) {
      return Pipeline.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
