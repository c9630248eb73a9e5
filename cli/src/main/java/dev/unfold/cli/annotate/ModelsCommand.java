package dev.unfold.cli.annotate;

import static dev.unfold.cli.console.Console.percent;

import dev.unfold.cli.console.Console;
import dev.unfold.cli.option.BuiltInModel;
import dev.unfold.cli.option.BuiltInModels;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "models",
    header = "List the models in the box.",
    description = {
      "Lists the models that come with Unfold, with the treebank that each was trained on, its licence,",
      "size, columns, and accuracy on the treebank's test part, words given. unfold annotate uses them by",
      "name. Nothing is downloaded; a model for another language is trained by one command."
    },
    footer = {
      "",
      "Examples:",
      "  unfold models",
      "  unfold annotate --model english text.txt",
      "  unfold train --pipeline --preset accurate --train tr.conllu --dev de.conllu --model my.safetensors"
    })
public final class ModelsCommand implements Callable<Integer> {
  private static final double MEGABYTE = 1e6;
  private static final List<String> SCORES =
      List.of("test_accuracy", "test_xpos_accuracy", "test_feats_accuracy", "test_lemma_accuracy");

  private final Console console;

  public ModelsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    console.print(
        "%-9s %-9s %-20s %-13s %7s  %6s %6s %6s %6s",
        "name", "language", "treebank", "licence", "size", "upos", "xpos", "feats", "lemma");
    BuiltInModels.all().forEach(this::print);
    return 0;
  }

  private void print(BuiltInModel model) {
    if (!model.isIncluded().getAsBoolean()) {
      console.print(
          "%-9s %-9s %-20s %-13s not in this build; see %s/README.md",
          model.name(), model.language(), model.treebank(), model.licence(), model.name());
      return;
    }
    Map<String, String> provenance = model.load().tagger().provenance().entries();
    String scores =
        String.join(
            " ",
            SCORES.stream()
                .map(score -> provenance.getOrDefault(score, "NaN"))
                .map(score -> Console.text("%6s", percent(Double.parseDouble(score))))
                .toList());
    console.print(
        "%-9s %-9s %-20s %-13s %4.1f MB  %s",
        model.name(),
        model.language(),
        model.treebank(),
        model.licence(),
        size(model) / MEGABYTE,
        scores);
  }

  private static long size(BuiltInModel model) {
    try (InputStream in = model.bytes().get()) {
      return in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
