package dev.unfold.exchange;

import dev.unfold.corpus.BuiltInCorpus;
import dev.unfold.corpus.Corpus;
import dev.unfold.corpus.Part;
import dev.unfold.corpus.Sentence;
import dev.unfold.corpus.Tagset;
import dev.unfold.corpus.Vocabulary;
import dev.unfold.corpus.WordVectors;
import dev.unfold.matrix.DType;
import dev.unfold.model.NetworkPlan;
import dev.unfold.tagger.Configs;
import dev.unfold.tagger.NetworkTagger;
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

  /** Trained for a moment on the built-in corpus. */
  public static NetworkTagger trained(TaggerConfig config) {
    return trained(config.with("epochs", "1"), BuiltInCorpus.sentences(Part.TRAIN));
  }

  /** Trained on some sentences. */
  public static NetworkTagger trained(TaggerConfig config, List<Sentence> train) {
    Corpus corpus = Corpus.of(train, BuiltInCorpus.sentences(Part.DEV), List.of());
    return NetworkTagger.of(new Trainer(config, corpus).train(epoch -> {}));
  }

  /** One that was given vectors, of words of the built-in corpus and of others, by a file in this folder. */
  public static NetworkTagger given(Path folder) {
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
    return NetworkTagger.of(
        new Trainer(config, corpus)
            .withVectors(WordVectors.first(file, 100, warning -> {}))
            .train(epoch -> {}));
  }

  /** One with all that there is: letters and a CRF, on a small network of that cell. */
  public static NetworkTagger spelling(String cell) {
    return trained(
        TaggerConfig.FAST
            .with("cell", cell)
            .with("letter", "6")
            .with("spelling", "5")
            .with("hidden", "7")
            .with("layers", "2")
            .with("crf", "true"));
  }

  /** One in which three networks vote, letters and all. */
  public static NetworkTagger voting() {
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

  /** A network of the lab with weights as they are drawn, reading the words of the built-in corpus. */
  public static NetworkTagger drawn(NetworkPlan architecture, DType dtype, long seed) {
    List<Sentence> train = BuiltInCorpus.sentences(Part.TRAIN);
    Vocabulary words =
        Vocabulary.withUnknown(() -> train.stream().flatMap(s -> s.words().stream()).iterator());
    Vocabulary tags =
        Vocabulary.of(() -> train.stream().flatMap(s -> s.tags().stream()).iterator());
    TaggerConfig config = Configs.sgd(false, architecture, 0.1, 1, 1, 1, dtype, Tagset.UPOS);
    return NetworkTagger.of(
        config, words, tags, config.start(words.size(), tags.size(), new Random(seed)));
  }

  /** The sentences of the dev part. */
  public static List<List<String>> dev() {
    return BuiltInCorpus.sentences(Part.DEV).stream().map(Sentence::words).toList();
  }
}
