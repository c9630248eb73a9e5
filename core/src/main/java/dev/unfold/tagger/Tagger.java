package dev.unfold.tagger;

import dev.unfold.corpus.LabelScheme;
import dev.unfold.corpus.Tagset;
import dev.unfold.corpus.Vocabulary;
import dev.unfold.nn.TagLattice;
import dev.unfold.nn.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A trained tagger: words in, tags out. Immutable, so one tagger serves all threads. */
public sealed interface Tagger permits JointTagger, LabTagger {
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

  /** The same tagger with weights of its own, equal to this one's. */
  Tagger copy();

  /** Which tags it gives, and so in which column they stand. */
  Tagset tagset();

  /** The words of its training part. */
  Vocabulary words();

  /** Words as its network takes them. */
  Words read(List<String> words);

  /** The tags it gives. */
  Vocabulary tags();

  /**
   * How its tags write spans down: as its training part does where that is known, else as the tags look. Whatever it tags
   * keeps this scheme. Empty if the tags are no labels, or too few to keep a scheme in sentences of every length.
   */
  default Optional<LabelScheme> labels() {
    return LabelScheme.ofInventory(tags().entries())
        .filter(scheme -> LabelRules.canKeep(scheme, tags()));
  }

  /** The tags of a sentence, one a word; none for a sentence without words. */
  default List<String> tag(List<String> sentence) {
    return sentence.isEmpty() ? List.of() : tagAll(List.of(sentence)).get(0);
  }

  /** The tags of several sentences, each with at least one word, computed together. */
  List<List<String>> tagAll(List<List<String>> sentences);

  /**
   * The tags of any number of sentences, each with at least one word, in their order. They are taken from the stream, and
   * computed together, a few thousand words at a time; so memory does not grow with their number.
   */
  default Stream<List<String>> tagAll(Stream<List<String>> sentences) {
    return Chunks.of(sentences).flatMap(window -> tagAll(window).stream());
  }

  /** All tag sequences of several sentences with their scores, those that break the labels' scheme too; for {@link Decoder}. */
  TagLattice lattice(List<? extends List<String>> sentences);
}
