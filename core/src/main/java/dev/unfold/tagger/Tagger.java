package dev.unfold.tagger;

import dev.unfold.corpus.LabelScheme;
import dev.unfold.corpus.Tagset;
import dev.unfold.corpus.Vocabulary;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A trained tagger: words in, tags out. Immutable, so one tagger serves all threads.
 *
 * <pre>{@code
 *   Tagger tagger = Tagger.load(Path.of("model.safetensors"));
 *   tagger.tag(List.of("Dogs", "bark"));                       // [NOUN, VERB]
 *   for (TaggedWord word : tagger.annotate(List.of("Dogs", "bark")).words()) {
 *     System.out.println(word.form() + " " + word.upos() + " " + word.xpos() + " " + word.feats());
 *   }
 * }</pre>
 *
 * <p>A tagger fills one or more {@linkplain #columns() columns} of CoNLL-U. {@code tag} gives the tags of the first,
 * {@code annotate} those of all, computed together.
 *
 * <p>Tests may implement it: a fake needs {@link #tagset}, {@link #tags()}, {@link #words} and {@link #tagAll(List)}.
 */
public interface Tagger {
  /** The number of words, about, from which computing more sentences together is no faster. */
  int CHUNK_WORDS = 8192;

  /** About the most bytes of the cache of word vectors, unless {@link #withCache} says otherwise. */
  long CACHE_BYTES = 128L << 20;

  /**
   * Loads a model file.
   *
   * @throws MissingModelException if there is no such file
   * @throws DamagedModelException if it is no model file, or its bytes have changed
   * @throws ModelVersionException if it was written by a newer version
   * @throws ModelException if it can't be read for another reason; the parent of all these
   */
  static Tagger load(Path file) {
    return ModelFile.load(file).tagger();
  }

  /**
   * Loads a model from a stream, such as a resource of a jar. The stream is read to its end and not closed.
   *
   * @throws ModelException as {@link #load(Path)}
   */
  static Tagger load(InputStream in) {
    return ModelFile.load(in).tagger();
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

  /** The kind of its first tags, and so the column of a corpus file in which they stand. */
  Tagset tagset();

  /** The kinds of tags that {@link #annotate} gives: {@link #tagset}, then others. */
  default List<Tagset> columns() {
    return List.of(tagset());
  }

  /** The words of its training part. */
  Vocabulary words();

  /** The first tags that it gives. */
  Vocabulary tags();

  /**
   * The tags of one of its columns.
   *
   * @throws IllegalArgumentException if it does not fill this column
   */
  default Vocabulary tags(Tagset column) {
    if (column == tagset()) {
      return tags();
    }
    throw new IllegalArgumentException(
        "tagger: gives no " + column + ", expected one of " + columns());
  }

  /**
   * The same tagger with one of its columns alone; weights and cache are shared.
   *
   * @throws IllegalArgumentException if it does not fill this column
   */
  default Tagger only(Tagset column) {
    tags(column);
    return this;
  }

  /**
   * The same tagger with an empty cache of word vectors of its own, of at most about that many bytes; 0 for none. Taggers
   * that were made of one another without this method share one cache.
   *
   * @throws IllegalArgumentException if {@code bytes} is negative
   */
  default Tagger withCache(long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException(
          "tagger: cache of " + bytes + " bytes, expected 0 or more");
    }
    return this;
  }

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
    return LabelRules.scheme(tags());
  }

  /**
   * Tags until what it runs is compiled, a few seconds of one core: for services that ask for full speed at the first request.
   * Without it a tagger works from the start and gives the same tags, first with slower kernels. Ends early, with the interrupt
   * kept, if the thread is interrupted.
   */
  default void warmUp() {
    TaggerWarmUp.run(this);
  }

  /**
   * The tags of a sentence, one per word; empty for a sentence without words.
   *
   * @throws IllegalArgumentException if a word is null or empty; so do all methods that take words
   */
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

  /** The tags of a sentence in all columns. */
  default TaggedSentence annotate(List<String> sentence) {
    return annotateAll(List.of(sentence)).get(0);
  }

  /** The tags of several sentences in all columns, computed together. */
  default List<TaggedSentence> annotateAll(List<List<String>> sentences) {
    return annotateAll(sentences.stream()).toList();
  }

  /** The tags of any number of sentences in all columns, as {@link #tagAll(Stream)} takes them from the stream. */
  default Stream<TaggedSentence> annotateAll(Stream<List<String>> sentences) {
    return Chunks.of(sentences)
        .flatMap(
            chunk -> {
              List<List<String>> tags = tagAll(chunk);
              return IntStream.range(0, chunk.size())
                  .mapToObj(s -> new TaggedSentence(chunk.get(s), Map.of(tagset(), tags.get(s))));
            });
  }
}
