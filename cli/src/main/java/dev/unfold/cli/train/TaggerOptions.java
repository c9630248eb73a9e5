package dev.unfold.cli.train;

import dev.unfold.cli.option.EnumConverter;
import dev.unfold.cli.option.FileOutputs;
import dev.unfold.cli.option.NumberConverter;
import dev.unfold.matrix.DType;
import dev.unfold.tagger.ModelException;
import dev.unfold.tagger.Store;
import dev.unfold.tagger.TaggerConfig;
import dev.unfold.tagger.Trainer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of {@code --preset accurate} and {@code fast}. */
@Command(optionListHeading = "%nWith --preset accurate or fast:%n")
final class TaggerOptions {
  /** Options of all networks, and the names of the corresponding settings of a preset. */
  private static final Map<String, String> SETTINGS = settings();

  /** Options that these presets do not support. */
  private static final List<String> REFUSED = List.of("--batch", "--bidirectional", "--engine");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--threads",
      paramLabel = "N",
      converter = NumberConverter.Count.class,
      description = "Number of threads, without effect on the result (default: all cores).")
  private Integer threads;

  @Option(
      names = "--checkpoint",
      paramLabel = "FILE",
      description =
          "Written after every epoch, for --resume. The second and third network of accurate go to"
              + " FILE.2 and FILE.3.")
  private Path checkpoint;

  @Option(
      names = "--resume",
      description = "Continue from the checkpoint; with more --epochs than it had, for longer.")
  private boolean resume;

  @Option(
      names = "--store",
      paramLabel = "TYPE",
      converter = EnumConverter.Stored.class,
      description =
          "float32, float16 (the default) or int8: how the model file stores the weights. int8 is a"
              + " quarter of float32, float16 a half.")
  private Store store;

  @Option(
      names = "--pipeline",
      description =
          "Also learn to split raw text into sentences and words, for unfold annotate: from CoNLL-U, into"
              + " the same model file.")
  private boolean pipeline;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "Changes one of the preset's settings; may be repeated.")
  private Map<String, String> changes = new LinkedHashMap<>();

  private static Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("--epochs", "epochs");
    settings.put("--learning-rate", "learning_rate");
    settings.put("--seed", "seed");
    settings.put("--dtype", "dtype");
    settings.put("--embedding", "word");
    settings.put("--cell", "cell");
    settings.put("--hidden", "hidden");
    settings.put("--layers", "layers");
    settings.put("--crf", "crf");
    return settings;
  }

  /** The preset's configuration with the changes of the command line. */
  TaggerConfig config(TaggerConfig preset) {
    for (String option : REFUSED) {
      require(!isGiven(option), option + ": not supported by the presets accurate and fast");
    }
    TaggerConfig config = preset;
    for (Map.Entry<String, String> setting : SETTINGS.entrySet()) {
      if (isGiven(setting.getKey())) {
        config = with(config, setting.getValue(), given(setting.getKey()));
      }
    }
    for (Map.Entry<String, String> change : changes.entrySet()) {
      config = with(config, change.getKey(), change.getValue());
    }
    require(
        store == null || store == Store.FLOAT32 || config.dtype() == DType.FLOAT32,
        "--store " + store + ": needs --dtype float32");
    return config;
  }

  private TaggerConfig with(TaggerConfig config, String name, String value) {
    try {
      return config.with(name, value);
    } catch (ModelException e) {
      throw new ParameterException(
          spec.commandLine(), "--set " + name + "=" + value + ": " + e.getMessage(), e);
    }
  }

  private boolean isGiven(String option) {
    return spec.commandLine().getParseResult().hasMatchedOption(option);
  }

  private String given(String option) {
    OptionSpec matched = spec.commandLine().getParseResult().matchedOption(option);
    return matched.stringValues().isEmpty() ? "true" : matched.stringValues().get(0);
  }

  /** Whether to train a segmenter too. */
  boolean isPipeline() {
    return pipeline;
  }

  /** Checks the place of the checkpoint, before training begins. */
  void check(FileOutputs outputs) {
    require(
        !resume || checkpoint != null, "--resume: from which file? Name it with --checkpoint FILE");
    if (!resume) {
      outputs.place("--checkpoint", checkpoint);
    }
  }

  /**
   * Applies these options to a trainer.
   *
   * @param oneColumn whether the tagger gives its first column alone
   */
  Trainer prepare(Trainer trainer, boolean oneColumn) {
    if (store != null) {
      trainer.storing(store);
    }
    if (oneColumn) {
      trainer.keepingFirstColumn();
    }
    trainer.onThreads(threads == null ? Runtime.getRuntime().availableProcessors() : threads);
    if (checkpoint == null) {
      return trainer;
    }
    return resume ? trainer.resuming(checkpoint) : trainer.savingTo(checkpoint);
  }

  /** Refuses these options without such a preset. */
  void requireNone() {
    for (String option :
        List.of("--threads", "--checkpoint", "--resume", "--store", "--pipeline", "--set")) {
      require(!isGiven(option), option + ": needs --preset accurate or fast");
    }
  }

  private void require(boolean good, String otherwise) {
    if (!good) {
      throw new ParameterException(spec.commandLine(), otherwise);
    }
  }
}
