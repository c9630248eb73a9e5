package dev.unfold.cli;

import dev.unfold.tagger.ModelContents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "show",
    header = "Say what a model file holds.",
    description = {
      "How the model was trained, where it comes from, how good it was, its words, tags and weights.",
      "The file's checksum is checked; no network is made of it."
    },
    footer = {
      "",
      "Examples:",
      "  unfold show                                       model.safetensors",
      "  unfold show my.safetensors --json"
    })
final class ShowCommand implements Callable<Integer> {
  private static final int SHOWN = 60;

  private final Console console;

  @Parameters(
      arity = "0..1",
      paramLabel = "MODEL",
      defaultValue = ModelOption.DEFAULT,
      description = "A model that unfold train wrote (default: ${DEFAULT-VALUE}).")
  private Path model;

  @Option(names = "--json", description = "For programs: all of it as one JSON object.")
  private boolean json;

  ShowCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    ModelContents contents = ModelContents.read(model);
    if (json) {
      console.print("%s", ModelJson.of(contents));
      return 0;
    }
    console.print("%s: %,d bytes, sha256 %s", model, size(model), contents.sha256());
    section("file", contents.format());
    section("configuration", contents.configuration());
    section("provenance", contents.provenance());
    contents.lists().forEach(this::list);
    tensors(contents);
    return 0;
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
      console.print("  %-" + width + "s  %13s  %s", tensor.name(), shape, tensor.dtype());
    }
  }
}
