package dev.unfold.bench.taggers;

import dev.unfold.corpus.Corpus;
import java.io.IOException;
import java.nio.file.Path;

/** Trains taggers of one kind, saves and loads them. */
interface Maker {
  /** Trains on the training part and writes the model; may use the dev part for early stopping. */
  void train(Corpus corpus, Path model) throws IOException;

  /** Reads a model. */
  LoadedTagger load(Path model) throws IOException;
}
