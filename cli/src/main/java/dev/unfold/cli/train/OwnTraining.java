package dev.unfold.cli.train;

import static dev.unfold.cli.console.Console.percentage;

import dev.unfold.cli.console.Console;
import dev.unfold.cli.option.CorpusOptions;
import dev.unfold.cli.option.MineOptions;
import dev.unfold.cli.option.NetworkOptions;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.PostagCorpusData;
import dev.unfold.lab.student.StudentNetwork;
import dev.unfold.model.SequenceModel;
import dev.unfold.tagger.ModelException;
import dev.unfold.tagger.NetworkTagger;
import dev.unfold.tagger.TaggerConfig;
import dev.unfold.tagger.Trainer;
import java.nio.file.Path;
import java.util.Optional;

/** Trains the network in the user's own file, then the same network with the right gradient. */
final class OwnTraining {
  private final Console console;
  private final CorpusOptions corpus;
  private final NetworkOptions network;
  private final TaggerConfig config;

  OwnTraining(
      Console console, CorpusOptions corpus, NetworkOptions network, TrainingOptions training) {
    this.console = console;
    this.corpus = corpus;
    this.network = network;
    this.config = training.config(corpus, network);
  }

  /** Trains both, prints both accuracies and returns the log of the user's. */
  TrainingLog run(Path file) {
    PostagCorpusData data = corpus.read(console);
    TrainingLog log = new TrainingLog(console, data, config);
    try (StudentNetwork own = network.start(file, corpus, data)) {
      String yours = accuracy(data, own, log);
      MineOptions.showPrinted(console, own);
      Optional<SequenceModel> right = network.right(own, corpus, data);
      right.ifPresentOrElse(
          model -> {
            console.note("the same training with the right gradient …");
            console.print(
                "with your gradient %s, with the right one %s", yours, quietly(data, model));
          },
          () -> console.print("with your gradient %s", yours));
    }
    return log;
  }

  /** The test accuracy after training; in words if it diverged, which is no reason not to train the other one. */
  private String accuracy(PostagCorpusData data, SequenceModel model, Trainer.Listener listener) {
    try {
      return percentage(
          NetworkTagger.of(new Trainer(config, data).on(drawn -> model).train(listener))
              .accuracy(data, Part.TEST));
    } catch (ModelException e) {
      console.error(e.getMessage());
      return "it diverged";
    }
  }

  private String quietly(PostagCorpusData data, SequenceModel model) {
    try {
      return accuracy(data, model, epoch -> {});
    } finally {
      if (model instanceof StudentNetwork solution) {
        solution.close();
      }
    }
  }
}
