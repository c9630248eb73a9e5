package dev.unfold.cli.train;

import dev.unfold.cli.console.Console;
import dev.unfold.cli.console.OutputFile;
import dev.unfold.cli.option.CorpusOptions;
import dev.unfold.cli.option.MineOptions;
import dev.unfold.cli.option.ModelOption;
import dev.unfold.cli.option.NetworkOptions;
import dev.unfold.cli.option.OutputOptions;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.PostagCorpusData;
import dev.unfold.lab.plot.LearningCurve;
import dev.unfold.tagger.ModelParts;
import dev.unfold.tagger.NetworkTagger;
import dev.unfold.tagger.Tagger;
import dev.unfold.tagger.TaggerConfig;
import dev.unfold.tagger.Trainer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "train",
    header = "Train a tagger.",
    description = {
      "Reads a corpus, trains a network on it, prints the accuracy on the dev part after every epoch and",
      "on the test part at the end, and writes the model. The picture is the learning curve. Without a",
      "preset it trains one of the lab's networks, for study, on one thread and in the lab's order, so",
      "that the numbers are the lab's; --preset accurate and fast train a tagger for use, on all cores."
    },
    footer = {
      "",
      "Examples:",
      "  unfold train                                      the built-in corpus",
      "  unfold train --preset lab                         the same, exactly as in the lab",
      "  unfold train --mine my/Rnn.java                   with your own gradient, beside the right one",
      "  unfold train --preset accurate --train tr.conllu --dev de.conllu --model my.safetensors",
      "  unfold train --preset fast --train tr.conllu --dev de.conllu --checkpoint c --resume",
      "  unfold train --preset fast --train tr.conllu --dev de.conllu --pipeline",
      "  unfold train --preset accurate --train tr.conllu --dev de.conllu --vectors glove.txt.gz",
      "  unfold train --train tr.conllu --dev de.conllu --test te.conllu --plot curve.png",
      "  unfold train --train ner.txt --dev dev.txt --format columns --tag-column 4"
    })
public final class TrainCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private CorpusOptions corpus;
  @Mixin private NetworkOptions network;
  @Mixin private TrainingOptions training;
  @Mixin private TaggerOptions tagger;
  @Mixin private VectorOptions vectors;
  @Mixin private MineOptions mine;
  @Mixin private Outputs outputs;

  public TrainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    outputs.protect(corpus.files());
    outputs.protect(vectors.files());
    Optional<OutputFile> model =
        mine.file().isPresent() ? Optional.empty() : Optional.of(outputs.model());
    var metrics = outputs.metrics();
    var plot = outputs.plot();
    return mine.run(
        console,
        () -> {
          TrainingLog log =
              mine.file().map(this::own).orElseGet(() -> built(model.orElseThrow(), metrics));
          metrics.ifPresent(file -> outputs.write(console, file, log.metrics()));
          plot.ifPresent(file -> outputs.write(console, file, LearningCurve.of(log.epochs())));
          return 0;
        });
  }

  /** Trains the user's own network; it has no model file. */
  private TrainingLog own(Path file) {
    outputs.requireNoModel();
    tagger.requireNone();
    vectors.requireNone();
    return new OwnTraining(console, corpus, network, training).run(file);
  }

  private TrainingLog built(OutputFile model, Optional<OutputFile> metrics) {
    return corpus.taggerConfig().isPresent() ? preset(model, metrics) : network(model);
  }

  /** Trains a tagger for use. */
  private TrainingLog preset(OutputFile model, Optional<OutputFile> metrics) {
    TaggerConfig config = tagger.config(corpus.taggerConfig().orElseThrow());
    tagger.check(outputs);
    vectors.check();
    PresetTraining training =
        new PresetTraining(console, config, corpus.corpus(console), vectors.read(console));
    Optional<PipelineTraining> pipeline =
        tagger.isPipeline() ? Optional.of(new PipelineTraining(console, corpus)) : Optional.empty();
    TrainingLog log = training.log(metrics);
    Tagger trained = corpus.named(training.train(t -> tagger.prepare(t, corpus.namesTags()), log));
    ModelParts parts = pipeline.map(p -> p.train(trained)).orElseGet(() -> ModelParts.of(trained));
    parts.save(model.path());
    console.note("wrote %s", model.path());
    return log;
  }

  /** Trains one of the lab's networks. */
  private TrainingLog network(OutputFile model) {
    tagger.requireNone();
    vectors.requireNone();
    TaggerConfig config = training.config(corpus, network);
    var twin = network.engine(training.engine());
    PostagCorpusData data = corpus.read(console);
    network.requireRoom(data);
    TrainingLog log = new TrainingLog(console, data, config);
    Tagger trained = new Trainer(config, data).on(twin).train(log);
    log.finish(NetworkTagger.of(trained).accuracy(data, Part.TEST));
    save(model, trained);
    return log;
  }

  private void save(OutputFile model, Tagger trained) {
    corpus.named(trained).save(model.path());
    console.note("wrote %s", model.path());
  }

  /** The files that training writes. */
  @Command(optionListHeading = "%nFiles to write:%n")
  static final class Outputs extends OutputOptions {
    @Option(
        names = "--model",
        paramLabel = "FILE",
        description = "The model (default: " + ModelOption.DEFAULT + ", overwritten if it exists).")
    private Path model;

    @Option(
        names = "--metrics",
        paramLabel = "FILE",
        description = "The metrics of every epoch, one JSON object per line.")
    private Path metrics;

    /** The model file. The default one may be overwritten without {@code --force}. */
    OutputFile model() {
      return place("--model", model)
          .orElseGet(() -> scratch("--model", Path.of(ModelOption.DEFAULT)));
    }

    /** Refuses a model file: a network of the user's own can't be loaded again. */
    void requireNoModel() {
      require(model == null, "--model: a network of your own (--mine) is not written to a file");
    }

    /** The file for the metrics, if one was named. */
    Optional<OutputFile> metrics() {
      return place("--metrics", metrics);
    }
  }
}
