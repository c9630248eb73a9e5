package dev.unfold.cli.model;

import dev.unfold.cli.console.Console;
import dev.unfold.cli.console.OutputFile;
import dev.unfold.cli.option.FileOutputs;
import dev.unfold.exchange.TorchWeights;
import dev.unfold.tagger.Tagger;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "import",
    header = "Turn weights trained in PyTorch into a model.",
    description = {
      "Reads a safetensors file with the names, shapes and gate order of nn.LSTM, nn.GRU, nn.RNN,",
      "nn.Linear and nn.Embedding, as unfold export --torch writes them. Words, tags and architecture",
      "come from an existing model; the file must hold exactly that model's tensors."
    },
    footer = {
      "",
      "Examples:",
      "  unfold export my.safetensors --torch weights.safetensors",
      "  python3 train_on.py weights.safetensors tuned.safetensors",
      "  unfold import tuned.safetensors --into my.safetensors --model tuned-model.safetensors"
    })
public final class ImportCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "WEIGHTS", description = "The weights, a safetensors file.")
  private Path weights;

  @Option(
      names = "--into",
      paramLabel = "MODEL",
      required = true,
      description = "The existing model, which is not changed.")
  private Path into;

  @Mixin private Outputs outputs;

  public ImportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    outputs.protect(List.of(weights, into));
    OutputFile model = outputs.model();
    Tagger tagger = TorchWeights.read(weights, Tagger.load(into));
    tagger.save(model.path());
    console.note("wrote %s", model.path());
    return 0;
  }

  /** The file that is written. */
  @Command(optionListHeading = "%nFiles to write:%n")
  static final class Outputs extends FileOutputs {
    @Option(
        names = "--model",
        paramLabel = "FILE",
        required = true,
        description = "The new model, for unfold tag and all other commands.")
    private Path model;

    /** The model file. */
    OutputFile model() {
      return place("--model", model).orElseThrow();
    }
  }
}
