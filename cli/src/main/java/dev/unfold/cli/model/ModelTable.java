package dev.unfold.cli.model;

import dev.unfold.cli.console.Console;
import dev.unfold.tagger.ModelContents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Prints the contents of a model file. */
final class ModelTable {
  private static final int SHOWN = 60;

  private final Console console;

  private ModelTable(Console console) {
    this.console = console;
  }

  static void print(Console console, Path model, ModelContents contents) {
    ModelTable table = new ModelTable(console);
    console.print("%s: %,d bytes, sha256 %s", model, size(model), contents.sha256());
    table.section("file", contents.format());
    table.section("configuration", contents.configuration());
    table.section("provenance", contents.provenance());
    contents.lists().forEach(table::list);
    table.tensors(contents);
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void section(String name, Map<String, String> entries) {
    console.print("");
    console.print("%s%s", name, entries.isEmpty() ? ": none" : "");
    int width = entries.keySet().stream().mapToInt(String::length).max().orElse(0);
    entries.forEach((key, value) -> console.print("  %-" + width + "s  %s", key, value));
  }

  private void list(String name, List<String> entries) {
    String shown = String.join(" ", entries.subList(0, Math.min(SHOWN, entries.size())));
    boolean all = entries.size() <= SHOWN;
    console.print("");
    console.print("%,d %s%s", entries.size(), name, all ? ": " + shown : "");
  }

  private void tensors(ModelContents contents) {
    console.print("");
    console.print("%,d weights", contents.weights());
    int width = contents.tensors().stream().mapToInt(t -> t.name().length()).max().orElse(0);
    for (ModelContents.Tensor tensor : contents.tensors()) {
      String shape = tensor.rows() + "×" + tensor.columns();
      console.print("  %-" + width + "s  %13s  %s", tensor.name(), shape, tensor.type());
    }
  }
}
