package dev.unfold.cli.train;

import dev.unfold.cli.console.Console;
import dev.unfold.cli.console.OutputFile;
import dev.unfold.cli.option.CorpusOptions;
import dev.unfold.cli.option.ModelOption;
import dev.unfold.cli.option.NetworkOptions;
import dev.unfold.cli.option.OutputOptions;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.PostagCorpusData;
import dev.unfold.lab.plot.LearningCurve;
import dev.unfold.tagger.LabConfig;
import dev.unfold.tagger.LabTrainer;
import dev.unfold.tagger.Tagger;
import dev.unfold.tagger.TaggerConfig;
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
      "Reads a corpus, trains a network on it, tells the accuracy on the dev part after every epoch and",
      "on the test part at the end, and writes the model. The picture is the learning curve. Without a",
      "preset it is one of the lab's networks, to look into, and computed on one thread in the lab's",
      "order, so that its numbers are the lab's; --preset accurate and fast are for use, on all cores."
    },
    footer = {
      "",
      "Examples:",
      "  unfold train                                      the built-in corpus",
      "  unfold train --preset lab                         the same, in the lab's own way",
      "  unfold train --preset accurate --train tr.conllu --dev de.conllu --model my.safetensors",
      "  unfold train --preset fast --train tr.conllu --dev de.conllu --checkpoint c --resume",
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
  @Mixin private Outputs outputs;

  public TrainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    outputs.protect(corpus.files());
    outputs.protect(vectors.files());
    OutputFile model = outputs.model();
    var metrics = outputs.metrics();
    var plot = outputs.plot();
    TrainingLog log = corpus.taggerConfig().isPresent() ? preset(model, metrics) : network(model);
    metrics.ifPresent(file -> outputs.write(console, file, log.metrics()));
    plot.ifPresent(file -> outputs.write(console, file, LearningCurve.of(log.epochs())));
    return 0;
  }

  /** Trains a tagger for use. */
  private TrainingLog preset(OutputFile model, Optional<OutputFile> metrics) {
    TaggerConfig config = tagger.config(corpus.taggerConfig().orElseThrow());
    tagger.check(outputs);
    vectors.check();
    PresetTraining training =
        new PresetTraining(console, config, corpus.corpus(console), vectors.read(console));
    TrainingLog log = training.log(metrics);
    save(model, training.train(tagger::prepare, log));
    return log;
  }

  /** Trains one of the lab's models. */
  private TrainingLog network(OutputFile model) {
    tagger.requireNone();
    vectors.requireNone();
    LabConfig config = training.config(corpus, network);
    var twin = network.engine(training.engine());
    PostagCorpusData data = corpus.read(console);
    network.requireRoom(data);
    TrainingLog log = new TrainingLog(console, data, config);
    LabTrainer trainer = new LabTrainer(data, config, twin);
    Tagger trained = trainer.train(log);
    log.finish(trainer.accuracy(Part.TEST));
    save(model, trained);
    return log;
  }

  private void save(OutputFile model, Tagger trained) {
    trained.save(model.path());
    console.note("wrote %s", model.path());
  }

  /** What training writes. */
  @Command(optionListHeading = "%nFiles to write:%n")
  static final class Outputs extends OutputOptions {
    @Option(
        names = "--model",
        paramLabel = "FILE",
        description = "The model (default: " + ModelOption.DEFAULT + ", replaced without a word).")
    private Path model;

    @Option(
        names = "--metrics",
        paramLabel = "FILE",
        description = "The figures of every epoch, one JSON object a line.")
    private Path metrics;

    /** The model's place. The default one is scratch: it may be replaced; a file that was named may not. */
    OutputFile model() {
      return place("--model", model)
          .orElseGet(() -> scratch("--model", Path.of(ModelOption.DEFAULT)));
    }

    /** The place of the figures, if they were asked for. */
    Optional<OutputFile> metrics() {
      return place("--metrics", metrics);
    }
  }
}
