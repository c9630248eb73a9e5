package dev.unfold.cli.train;

import dev.unfold.cli.console.Console;
import dev.unfold.cli.console.OutputFile;
import dev.unfold.corpus.Corpus;
import dev.unfold.corpus.CorpusProfile;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.VectorCoverage;
import dev.unfold.corpus.WordVectors;
import dev.unfold.tagger.ColumnScores;
import dev.unfold.tagger.Tagger;
import dev.unfold.tagger.TaggerConfig;
import dev.unfold.tagger.Trainer;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Trains a tagger for use, and prints notes about corpus, vectors and progress. */
final class PresetTraining {
  /** From this number of tags a CRF takes longer than the rest of the network. */
  private static final int MANY_TAGS = 300;

  private final Console console;
  private final TaggerConfig config;
  private final Corpus corpus;
  private final Optional<WordVectors> vectors;
  private final Trainer trainer;

  PresetTraining(
      Console console, TaggerConfig config, Corpus corpus, Optional<WordVectors> vectors) {
    this.console = console;
    this.config = config;
    this.corpus = corpus;
    this.vectors = vectors;
    this.trainer = new Trainer(config, corpus);
    vectors.ifPresent(trainer::withVectors);
  }

  /** Notes what is trained on what, warns of oddities in the corpus, and returns the log of the training. */
  TrainingLog log(Optional<OutputFile> metrics) {
    CorpusProfile train = CorpusProfile.of(corpus, Part.TRAIN);
    console.note(
        "%s%s, %s: %s, %s; %s, %s",
        config.members() == 1 ? "" : config.members() + " × ",
        config.network(),
        config.dtype(),
        Console.count(train.sentences(), "sentence"),
        Console.count(train.tokens(), "token"),
        Console.count(train.words().size(), "word"),
        Console.count(train.tags().size(), "tag"));
    int tags = train.tags().size();
    if (config.network().crf() && tags >= MANY_TAGS) {
      console.warn(
          Console.text(
              "--crf with %,d tags: every token of every step costs some %,d transitions, so training will"
                  + " take long; without --crf it takes minutes",
              tags, (long) tags * tags));
    }
    vectors.ifPresent(this::noteCoverage);
    TrainingLog.warn(console, train, part -> CorpusProfile.of(corpus, part));
    return new TrainingLog(console, trainer.epochTokens(), metrics);
  }

  /** Notes how many vectors there are, and for how many tokens. */
  private void noteCoverage(WordVectors given) {
    console.note(
        "%s: %s of %s each",
        given.name(),
        Console.count(given.words().size(), "word"),
        Console.count(given.width(), "number"));
    for (Part part : Part.values()) {
      VectorCoverage coverage = VectorCoverage.of(given, corpus, part);
      if (coverage.tokens() > 0) {
        console.note(
            "%s: %s of the tokens have a vector%s",
            part,
            Console.percentage(coverage.known(), coverage.tokens()),
            coverage.newTokens() == 0
                ? ""
                : "; of those whose word is not in train, "
                    + Console.percentage(coverage.newKnown(), coverage.newTokens()));
      }
    }
  }

  /** Trains the tagger, and records its accuracy on the test part in its provenance. */
  Tagger train(UnaryOperator<Trainer> prepare, TrainingLog log) {
    Tagger tagger = prepare.apply(trainer).train(log);
    String dev = tagger.provenance().entries().get("dev_accuracy");
    if (config.members() > 1 && dev != null) {
      console.print(
          "Dev accuracy of the %d networks together %s",
          config.members(), Console.percentage(Double.parseDouble(dev)));
    }
    ColumnScores test = ColumnScores.of(tagger, corpus.of(Part.TEST));
    log.finish(test);
    return test.tokens() == 0 ? tagger : tagger.with(tagger.provenance().with("test", test));
  }
}
