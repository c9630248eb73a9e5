package dev.unfold.exchange;

import dev.unfold.corpus.BuiltInCorpus;
import dev.unfold.corpus.Corpus;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.Tagset;
import dev.unfold.corpus.Vocabulary;
import dev.unfold.corpus.WordVectors;
import dev.unfold.matrix.DType;
import dev.unfold.model.Architecture;
import dev.unfold.tagger.JointTagger;
import dev.unfold.tagger.LabConfig;
import dev.unfold.tagger.LabTagger;
import dev.unfold.tagger.TaggerConfig;
import dev.unfold.tagger.Trainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** Taggers to export, for the tests of every engine. */
public final class Taggers {
  private Taggers() {}

  /** A tagger after one short training on the built-in corpus. */
  public static JointTagger trained(TaggerConfig config) {
    return trained(config.with("epochs", "2"), BuiltInCorpus.sentences(Part.TRAIN));
  }

  /** A tagger trained on the given sentences. */
  public static JointTagger trained(TaggerConfig config, List<Sentence> train) {
    Corpus corpus = Corpus.of(train, BuiltInCorpus.sentences(Part.DEV), List.of());
    return new Trainer(config, corpus).train(epoch -> {});
  }

  /** A tagger with pretrained vectors for words of the built-in corpus and others, from a file in this folder. */
  public static JointTagger given(Path folder) {
    Path file = folder.resolve("vectors.txt");
    try {
      Files.writeString(file, "the 0.5 -1 2\nThe 1 1 -1\ndog -2 0.25 1\nzzyzx 1.5 1 0.5\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    TaggerConfig config = TaggerConfig.FAST.with("epochs", "1");
    Corpus corpus =
        Corpus.of(
            BuiltInCorpus.sentences(Part.TRAIN), BuiltInCorpus.sentences(Part.DEV), List.of());
    return new Trainer(config, corpus)
        .withVectors(WordVectors.first(file, 100, warning -> {}))
        .train(epoch -> {});
  }

  /** A small tagger of that cell with every part: letters and a CRF. */
  public static JointTagger spelling(String cell) {
    return trained(
        TaggerConfig.FAST
            .with("cell", cell)
            .with("letter", "6")
            .with("spelling", "5")
            .with("hidden", "7")
            .with("layers", "2")
            .with("crf", "true"));
  }

  /** An ensemble of three networks with letters. */
  public static JointTagger voting() {
    return trained(
        TaggerConfig.FAST
            .with("members", "3")
            .with("word", "10")
            .with("affix", "8")
            .with("letter", "4")
            .with("spelling", "3")
            .with("hidden", "6")
            .with("layers", "2")
            .with("crf", "true"));
  }

  /** A network of the lab with random weights and the words of the built-in corpus. */
  public static LabTagger drawn(Architecture architecture, DType dtype, long seed) {
    List<Sentence> train = BuiltInCorpus.sentences(Part.TRAIN);
    Vocabulary words =
        Vocabulary.withUnknown(() -> train.stream().flatMap(s -> s.words().stream()).iterator());
    Vocabulary tags =
        Vocabulary.of(() -> train.stream().flatMap(s -> s.tags().stream()).iterator());
    LabConfig config = new LabConfig(false, architecture, 0.1, 1, 1, 1, dtype, Tagset.UPOS);
    return new LabTagger(
        config, words, tags, config.start(words.size(), tags.size(), new Random(seed)));
  }

  /** The sentences of the dev part. */
  public static List<List<String>> dev() {
    return BuiltInCorpus.sentences(Part.DEV).stream().map(Sentence::words).toList();
  }
}
