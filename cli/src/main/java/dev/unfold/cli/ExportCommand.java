package dev.unfold.cli;

import dev.unfold.onnx.OnnxModel;
import dev.unfold.tagger.ModelException;
import dev.unfold.tagger.Tagger;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "export",
    header = "Write a tagger for other languages: ONNX.",
    description = {
      "Models of the presets and of --cell rnn, lstm or gru; not of a transformer or an mlp."
    },
    footer = {
      "",
      "Examples:",
      "  unfold export --onnx model.onnx                   model.safetensors as ONNX",
      "  unfold export my.safetensors --onnx my.onnx"
    })
final class ExportCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "0..1",
      paramLabel = "MODEL",
      defaultValue = ModelOption.DEFAULT,
      description = "A model that unfold train wrote (default: ${DEFAULT-VALUE}).")
  private Path model;

  @Mixin private ExportOutputs outputs;

  ExportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    outputs.protect(List.of(model));
    Optional<OutputFile> onnx = outputs.onnx();
    outputs.require(onnx.isPresent(), "nothing to write; expected --onnx FILE");
    Tagger tagger = Tagger.load(model);
    try {
      onnx.ifPresent(file -> outputs.write(console, file, OnnxModel.of(tagger).bytes()));
    } catch (ModelException e) {
      throw new ModelException(model + ": " + e.getMessage(), e);
    }
    return 0;
  }
}
