package dev.unfold.tagger;

import dev.unfold.corpus.Tagset;
import dev.unfold.corpus.Vocabulary;
import dev.unfold.nn.TagLattice;
import java.nio.file.Path;
import java.util.List;

/** A trained tagger: words in, tags out. Immutable, so one tagger serves all threads. */
public sealed interface Tagger permits LabTagger {
  /**
   * Loads a model file.
   *
   * @throws ModelException if it is none, or is damaged
   */
  static Tagger load(Path file) {
    return ModelFile.load(file);
  }

  /** Saves this tagger; the file is the old one or the new one, whole, whatever happens in between. */
  void save(Path file);

  /** Which tags it gives, and so in which column they stand. */
  Tagset tagset();

  /** The words of its training part. */
  Vocabulary words();

  /** The tags it gives. */
  Vocabulary tags();

  /** The tags of a sentence, one a word; none for a sentence without words. */
  default List<String> tag(List<String> sentence) {
    return sentence.isEmpty() ? List.of() : tagAll(List.of(sentence)).get(0);
  }

  /** The tags of several sentences, each with at least one word, computed together. */
  List<List<String>> tagAll(List<List<String>> sentences);

  /** All tag sequences of several sentences with their scores, for {@link Decoder}. */
  TagLattice lattice(List<? extends List<String>> sentences);
}
