package dev.unfold.cli;

import dev.unfold.corpus.Corpus;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.VectorCoverage;
import dev.unfold.corpus.WordVectors;
import dev.unfold.tagger.Evaluation;
import dev.unfold.tagger.Tagger;
import dev.unfold.tagger.TaggerConfig;
import dev.unfold.tagger.Trainer;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Trains a tagger for use and tells what happens. */
final class PresetTraining {
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

  /** A log that begins with what is trained on what, and what is odd about that. */
  TrainingLog log(Optional<OutputFile> metrics) {
    Set<String> words = new HashSet<>();
    Set<String> tags = new HashSet<>();
    for (Sentence sentence : corpus.of(Part.TRAIN)) {
      words.addAll(sentence.words());
      tags.addAll(sentence.tags());
    }
    int tokens = corpus.tokens(Part.TRAIN);
    console.note(
        "%s%s, %s: %s, %s; %s, %s",
        config.members() == 1 ? "" : config.members() + " times ",
        config.network(),
        config.dtype(),
        Numbers.count(corpus.of(Part.TRAIN).size(), "sentence"),
        Numbers.count(tokens, "token"),
        Numbers.count(words.size(), "word"),
        Numbers.count(tags.size(), "tag"));
    vectors.ifPresent(this::tellCoverage);
    TrainingLog.warnOfLabels(console, corpus.of(Part.TRAIN).stream().map(Sentence::tags));
    for (Part part : List.of(Part.DEV, Part.TEST)) {
      TrainingLog.warn(console, part, isSame(part), unseen(part, tags));
    }
    return new TrainingLog(console, tokens, metrics);
  }

  /** Says which vectors there are, and for how many tokens. */
  private void tellCoverage(WordVectors given) {
    console.note(
        "%s: %s of %s each",
        given.name(),
        Numbers.count(given.words().size(), "word"),
        Numbers.count(given.width(), "number"));
    for (Part part : Part.values()) {
      VectorCoverage coverage = VectorCoverage.of(given, corpus, part);
      if (coverage.tokens() > 0) {
        console.note(
            "%s: %s of the tokens have a vector%s",
            part,
            percent(coverage.known(), coverage.tokens()),
            coverage.newTokens() == 0
                ? ""
                : "; of those with words that train doesn't have, "
                    + percent(coverage.newKnown(), coverage.newTokens()));
      }
    }
  }

  private static String percent(int part, int of) {
    return Console.text("%.2f %%", 100.0 * part / of);
  }

  private boolean isSame(Part part) {
    List<List<String>> words = words(part).toList();
    return !words.isEmpty() && words.equals(words(Part.TRAIN).toList());
  }

  private Stream<List<String>> words(Part part) {
    return corpus.of(part).stream().map(Sentence::words);
  }

  private int unseen(Part part, Set<String> tags) {
    return (int)
        corpus.of(part).stream()
            .flatMap(s -> s.tags().stream())
            .filter(tag -> !tags.contains(tag))
            .count();
  }

  /** The trained tagger, in whose provenance its accuracy on the test part stands. */
  Tagger train(UnaryOperator<Trainer> prepare, TrainingLog log) {
    Tagger tagger = prepare.apply(trainer).train(log);
    Evaluation test = new Evaluation();
    test.add(tagger, corpus.of(Part.TEST));
    log.finish(test);
    return test.tokens() == 0 ? tagger : tagger.with(tagger.provenance().with("test", test));
  }
}
