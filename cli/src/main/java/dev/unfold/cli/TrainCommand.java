package dev.unfold.cli;

import dev.unfold.corpus.Part;
import dev.unfold.corpus.PostagCorpusData;
import dev.unfold.lab.LearningCurve;
import dev.unfold.tagger.Tagger;
import dev.unfold.tagger.TaggerConfig;
import dev.unfold.tagger.Trainer;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "train",
    header = "Train a tagger.",
    description = {
      "Reads a corpus, trains a network on it sentence by sentence, tells the accuracy on the dev part",
      "after every epoch and on the test part at the end, and writes the model file.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  unfold train                                    the built-in corpus",
      "  unfold train --preset lab                       the same, in the lab's own way",
      "  unfold train --train tr.conllu --dev de.conllu --test te.conllu --plot curve.png",
      "  unfold train --train ner.txt --dev dev.txt --format columns --tag-column 4"
    })
final class TrainCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private CorpusOptions corpus;
  @Mixin private NetworkOptions network;
  @Mixin private OutputOptions outputs;

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      defaultValue = "java",
      description = "java, or torch: the same network in PyTorch, gradients by autograd.")
  private String engine;

  @Option(
      names = "--learning-rate",
      paramLabel = "RATE",
      converter = Numbers.Positive.class,
      defaultValue = "0.1",
      description = "Step width of gradient descent (default: ${DEFAULT-VALUE}).")
  private double learningRate;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      converter = Numbers.Count.class,
      defaultValue = "20",
      description = "How often to go through the training part (default: ${DEFAULT-VALUE}).")
  private int epochs;

  @Option(
      names = "--batch",
      paramLabel = "N",
      converter = Numbers.Count.class,
      defaultValue = "1",
      description = "Sentences in a step (default: ${DEFAULT-VALUE}).")
  private int batch;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "Where the model goes (default: " + ModelOption.DEFAULT + ").")
  private Path model;

  @Option(
      names = "--metrics",
      paramLabel = "FILE",
      description = "Figures of every epoch: one JSON object a line.")
  private Path metrics;

  TrainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    OutputFile modelFile = outputs.model(model, corpus.files());
    var metricsFile = outputs.optional("--metrics", metrics, corpus.files());
    var plot = outputs.plot(corpus.files());
    TaggerConfig config = network.config(corpus, learningRate, epochs, batch);
    var twin = network.engine(engine);
    PostagCorpusData data = corpus.read(console);
    network.requireRoom(data);
    TrainingLog log = new TrainingLog(console, data, config);
    Trainer trainer = new Trainer(data, config, twin);
    Tagger tagger = trainer.train(log);
    log.finish(trainer.accuracy(Part.TEST));
    tagger.save(modelFile.path());
    console.note("wrote %s", modelFile.path());
    metricsFile.ifPresent(file -> outputs.write(console, file, log.metrics()));
    plot.ifPresent(file -> outputs.write(console, file, LearningCurve.of(log.epochs())));
    return 0;
  }
}
