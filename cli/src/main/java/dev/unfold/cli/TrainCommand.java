package dev.unfold.cli;

import dev.unfold.corpus.Part;
import dev.unfold.corpus.PostagCorpusData;
import dev.unfold.lab.LearningCurve;
import dev.unfold.tagger.LabConfig;
import dev.unfold.tagger.LabTrainer;
import dev.unfold.tagger.Tagger;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "train",
    header = "Train a tagger.",
    description = {
      "Reads a corpus, trains a network on it sentence by sentence, tells the accuracy on the dev part",
      "after every epoch and on the test part at the end, and writes the model. The picture is the",
      "learning curve."
    },
    footer = {
      "",
      "Examples:",
      "  unfold train                                      the built-in corpus",
      "  unfold train --preset lab                         the same, in the lab's own way",
      "  unfold train --train tr.conllu --dev de.conllu --test te.conllu --plot curve.png",
      "  unfold train --train ner.txt --dev dev.txt --format columns --tag-column 4"
    })
final class TrainCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private CorpusOptions corpus;
  @Mixin private NetworkOptions network;
  @Mixin private TrainingOptions training;
  @Mixin private TrainOutputs outputs;

  TrainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    outputs.protect(corpus.files());
    OutputFile model = outputs.model();
    var metrics = outputs.metrics();
    var plot = outputs.plot();
    LabConfig config = training.config(corpus, network);
    var twin = network.engine(training.engine());
    PostagCorpusData data = corpus.read(console);
    network.requireRoom(data);
    TrainingLog log = new TrainingLog(console, data, config);
    LabTrainer trainer = new LabTrainer(data, config, twin);
    Tagger tagger = trainer.train(log);
    log.finish(trainer.accuracy(Part.TEST));
    tagger.save(model.path());
    console.note("wrote %s", model.path());
    metrics.ifPresent(file -> outputs.write(console, file, log.metrics()));
    plot.ifPresent(file -> outputs.write(console, file, LearningCurve.of(log.epochs())));
    return 0;
  }
}
