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
    header = "Make a model of weights that PyTorch has trained.",
    description = {
      "Reads a safetensors file with the names, shapes and gate order of nn.LSTM, nn.GRU, nn.RNN,",
      "nn.Linear and nn.Embedding, as unfold export --torch writes them. Words, tags and the plan of the",
      "network come from a model that is there; the file must hold just that model's tensors."
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
      description = "The model that gives all else; it stays as it is.")
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

  /** Where an imported model goes. */
  @Command(optionListHeading = "%nFiles to write:%n")
  static final class Outputs extends FileOutputs {
    @Option(
        names = "--model",
        paramLabel = "FILE",
        required = true,
        description = "The model that is made, for unfold tag and all else.")
    private Path model;

    /** The model's place. */
    OutputFile model() {
      return place("--model", model).orElseThrow();
    }
  }
}
