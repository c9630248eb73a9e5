package dev.unfold.cli.model;

import dev.unfold.cli.console.Console;
import dev.unfold.cli.console.OutputFile;
import dev.unfold.cli.option.FileOutputs;
import dev.unfold.cli.option.ModelOption;
import dev.unfold.exchange.NetworkParts;
import dev.unfold.exchange.TorchWeights;
import dev.unfold.model.Cell;
import dev.unfold.onnx.OnnxModel;
import dev.unfold.tagger.ModelException;
import dev.unfold.tagger.NetworkTagger;
import dev.unfold.tagger.Tagger;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "export",
    header = "Export a tagger as ONNX or as PyTorch weights.",
    description = {
      "Every model can be exported as ONNX; as PyTorch weights, those of the presets and of --cell rnn,",
      "lstm or gru. unfold import reads PyTorch weights back. To compare gradients with PyTorch's, see",
      "unfold compare and unfold check."
    },
    footer = {
      "",
      "Examples:",
      "  unfold export --onnx model.onnx                   model.safetensors as ONNX",
      "  unfold export my.safetensors --torch weights.safetensors",
      "  unfold export my.safetensors --prove built-in     in Java, PyTorch and onnxruntime"
    })
public final class ExportCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "0..1",
      paramLabel = "MODEL",
      defaultValue = ModelOption.DEFAULT,
      description = "A model that unfold train wrote (default: ${DEFAULT-VALUE}).")
  private Path model;

  @Mixin private Outputs outputs;
  @Mixin private ProveOptions proof;

  public ExportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    outputs.protect(Stream.concat(Stream.of(model), proof.file().stream()).toList());
    Optional<OutputFile> onnx = outputs.onnx();
    Optional<OutputFile> torch = outputs.torch();
    outputs.require(
        onnx.isPresent() || torch.isPresent() || proof.asked(),
        "nothing to do; expected one of --onnx FILE, --torch FILE, --prove CORPUS");
    Tagger tagger = single(Tagger.load(model));
    try {
      onnx.ifPresent(file -> outputs.write(console, file, OnnxModel.of(tagger).bytes()));
      torch.ifPresent(file -> outputs.write(console, file, TorchWeights.bytes(tagger)));
      torch.ifPresent(file -> warn(NetworkParts.of(tagger)));
      return !proof.asked() || proof.print(tagger, console) ? 0 : 1;
    } catch (ModelException e) {
      throw new ModelException(model + ": " + e.getMessage(), e);
    }
  }

  /** The first column; an ensemble is exported as one merged network: other libraries know no ensembles. */
  private static NetworkTagger single(Tagger tagger) {
    return NetworkTagger.of(tagger.only(tagger.tagset())).merged();
  }

  private void warn(NetworkParts parts) {
    if (parts.body().is(Cell.RNN)) {
      console.warn(
          "nn.RNN takes these weights, but has tanh or relu where the model has a sigmoid; see"
              + " docs/pytorch.md");
    }
  }

  /** The files that are exported. */
  @Command(optionListHeading = "%nFiles to write:%n")
  static final class Outputs extends FileOutputs {
    @Option(
        names = "--onnx",
        paramLabel = "FILE",
        description = "The network as an ONNX model, float32; docs/onnx.md describes it.")
    private Path onnx;

    @Option(
        names = "--torch",
        paramLabel = "FILE",
        description = "The weights with PyTorch's names, as safetensors, for unfold import too.")
    private Path torch;

    /** The file for the PyTorch weights, if one was named. */
    Optional<OutputFile> torch() {
      return place("--torch", torch);
    }

    /** The file for the ONNX model, if one was named. */
    Optional<OutputFile> onnx() {
      return place("--onnx", onnx);
    }
  }
}
