package dev.unfold.cli;

import dev.unfold.corpus.Corpus;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.Sentence;
import dev.unfold.tagger.Evaluation;
import dev.unfold.tagger.JointTagger;
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

  PresetTraining(Console console, TaggerConfig config, Corpus corpus) {
    this.console = console;
    this.config = config;
    this.corpus = corpus;
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
        "%s, %s: %s, %s; %s, %s",
        config.network(),
        config.dtype(),
        Numbers.count(corpus.of(Part.TRAIN).size(), "sentence"),
        Numbers.count(tokens, "token"),
        Numbers.count(words.size(), "word"),
        Numbers.count(tags.size(), "tag"));
    for (Part part : List.of(Part.DEV, Part.TEST)) {
      TrainingLog.warn(console, part, isSame(part), unseen(part, tags));
    }
    return new TrainingLog(console, tokens, metrics);
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
  JointTagger train(UnaryOperator<Trainer> prepare, TrainingLog log) {
    JointTagger tagger = prepare.apply(new Trainer(config, corpus)).train(log);
    Evaluation test = new Evaluation();
    test.add(tagger, corpus.of(Part.TEST));
    log.finish(test);
    return test.tokens() == 0 ? tagger : tagger.with(tagger.provenance().with("test", test));
  }
}
