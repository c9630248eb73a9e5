package dev.unfold.tagger;

import dev.unfold.corpus.LabelScheme;
import dev.unfold.corpus.Tagset;
import dev.unfold.corpus.Vocabulary;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A trained tagger: words in, tags out. Immutable, so one tagger serves all threads.
 *
 * <p>Tests may implement it: a fake needs {@link #tagset}, {@link #tags}, {@link #words} and {@link #tagAll(List)}.
 */
public interface Tagger {
  /** The number of words, about, from which computing more sentences together is no faster. */
  int CHUNK_WORDS = 8192;

  /**
   * Loads a model file.
   *
   * @throws ModelException if it can't be read, is no model file, is damaged, or was written by a newer version
   */
  static Tagger load(Path file) {
    return ModelFile.load(file);
  }

  /**
   * Loads a model from a stream, such as a resource of a jar. The stream is read to its end and not closed.
   *
   * @throws ModelException as {@link #load(Path)}
   */
  static Tagger load(InputStream in) {
    return ModelFile.load(in);
  }

  /**
   * Saves this tagger. At any time the file is either the old one or the new one, whole.
   *
   * @throws ModelException if the file can't be written
   * @throws UnsupportedOperationException if it is a tagger without a model
   */
  default void save(Path file) {
    throw new UnsupportedOperationException(getClass().getName() + " has no model to save");
  }

  /** The tags' tagset, and so the column of a corpus file in which they stand. */
  Tagset tagset();

  /** The words of its training part. */
  Vocabulary words();

  /** The tags it gives. */
  Vocabulary tags();

  /**
   * The configuration that it was trained with.
   *
   * @throws UnsupportedOperationException if it is a tagger without a model
   */
  default TaggerConfig config() {
    throw new UnsupportedOperationException(getClass().getName() + " has no configuration");
  }

  /** What it was trained on and with, and its accuracy, as far as known. */
  default Provenance provenance() {
    return Provenance.unknown();
  }

  /**
   * The same tagger with another provenance.
   *
   * @throws UnsupportedOperationException if it is a tagger without a model
   */
  default Tagger with(Provenance provenance) {
    throw new UnsupportedOperationException(getClass().getName() + " has no provenance");
  }

  /**
   * The scheme of its span labels: that of its training part if known, else the one that the tags fit. All its answers keep
   * this scheme. Empty if the tags are no labels, or too few to keep a scheme in sentences of every length.
   */
  default Optional<LabelScheme> labels() {
    return LabelScheme.ofInventory(tags().entries())
        .filter(scheme -> LabelRules.canKeep(scheme, tags()));
  }

  /** The tags of a sentence, one per word; empty for a sentence without words. */
  default List<String> tag(List<String> sentence) {
    return sentence.isEmpty() ? List.of() : tagAll(List.of(sentence)).get(0);
  }

  /** The tags of several sentences, each with at least one word, computed together. */
  List<List<String>> tagAll(List<List<String>> sentences);

  /**
   * The tags of any number of sentences, each with at least one word, in their order. They are taken from the stream and
   * computed together a few thousand words at a time, so memory does not grow with their number.
   */
  default Stream<List<String>> tagAll(Stream<List<String>> sentences) {
    return Chunks.of(sentences).flatMap(chunk -> tagAll(chunk).stream());
  }
}
