package dev.unfold.cli.model;

import dev.unfold.cli.console.OutputFile;
import dev.unfold.cli.option.FileOutputs;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What a model is exported as. */
@Command(optionListHeading = "%nFiles to write:%n")
final class ExportOutputs extends FileOutputs {
  @Option(
      names = "--onnx",
      paramLabel = "FILE",
      description = "The network as an ONNX model, float32; docs/onnx.md says what is in it.")
  private Path onnx;

  @Option(
      names = "--torch",
      paramLabel = "FILE",
      description = "The weights under PyTorch's names, as safetensors; unfold import reads them.")
  private Path torch;

  /** The place of the weights for PyTorch, if they were asked for. */
  Optional<OutputFile> torch() {
    return place("--torch", torch);
  }

  /** The place of the ONNX model, if it was asked for. */
  Optional<OutputFile> onnx() {
    return place("--onnx", onnx);
  }
}
