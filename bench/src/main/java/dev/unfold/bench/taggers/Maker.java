package dev.unfold.bench.taggers;

import dev.unfold.corpus.Corpus;
import java.io.IOException;
import java.nio.file.Path;

/** Trains taggers of one kind, keeps them in files, loads them. */
interface Maker {
  /** Learns from the training part and writes the model; may look at the dev part to know when to stop. */
  void train(Corpus corpus, Path model) throws IOException;

  /** Reads a model. */
  LoadedTagger load(Path model) throws IOException;
}
