package dev.unfold.pipeline;

import dev.unfold.tagger.ModelException;
import dev.unfold.tagger.ModelPart;
import dev.unfold.tagger.ModelParts;
import dev.unfold.tagger.TaggedSentence;
import dev.unfold.tagger.Tagger;
import dev.unfold.text.NetworkSegmenter;
import dev.unfold.text.Segmenter;
import dev.unfold.text.TextSentence;
import dev.unfold.text.Token;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * From raw text to sentences, tokens, tags and lemmas. Immutable, so one pipeline serves all threads.
 *
 * <pre>{@code
 *   Pipeline pipeline = Pipeline.load(Path.of("model.safetensors"));
 *   for (AnnotatedSentence sentence : pipeline.annotate("Dogs can't bark. Can they?")) {
 *     for (AnnotatedToken token : sentence.tokens()) {
 *       token.words().forEach(word -> System.out.println(word.form() + " " + word.upos() + " " + word.lemma()));
 *     }
 *   }
 * }</pre>
 *
 * <p>A text of any length is read from a {@link Reader}, a few thousand words at a time.
 */
public final class Pipeline {
  /** The name of the segmenter in a model file. */
  public static final String SEGMENTER = "segmenter";

  private final Segmenter segmenter;
  private final Tagger tagger;

  private Pipeline(Segmenter segmenter, Tagger tagger) {
    this.segmenter = segmenter;
    this.tagger = tagger;
  }

  /** A pipeline of these parts. */
  public static Pipeline of(Segmenter segmenter, Tagger tagger) {
    return new Pipeline(segmenter, tagger);
  }

  /**
   * Loads a model file that holds a segmenter and a tagger.
   *
   * @throws ModelException as {@link Tagger#load(Path)}, and if the file holds a tagger alone
   */
  public static Pipeline load(Path file) {
    return of(file.toString(), ModelParts.load(file));
  }

  /**
   * Loads a model from a stream, such as a resource of a jar. The stream is read to its end and not closed.
   *
   * @throws ModelException as {@link #load(Path)}
   */
  public static Pipeline load(InputStream in) {
    return of("model stream", ModelParts.load(in));
  }

  /**
   * The pipeline of a model with a segmenter.
   *
   * @throws ModelException if it is a tagger alone
   */
  public static Pipeline of(ModelParts model) {
    return of("model", model);
  }

  private static Pipeline of(String source, ModelParts model) {
    ModelPart part =
        model
            .part(SEGMENTER)
            .orElseThrow(
                () ->
                    new ModelException(
                        source
                            + ": holds a tagger alone, which reads words and no raw text; train it"
                            + " again with --pipeline, or split the text into words yourself"));
    try {
      return of(NetworkSegmenter.of(part.metadata(), part.tensors()), model.tagger());
    } catch (IllegalArgumentException e) {
      throw new ModelException(source + ": " + SEGMENTER + ": " + e.getMessage(), e);
    }
  }

  /** The segmenter. */
  public Segmenter segmenter() {
    return segmenter;
  }

  /** The tagger. */
  public Tagger tagger() {
    return tagger;
  }

  /** The same pipeline, with sentences that also end at blank lines. */
  public Pipeline withParagraphs() {
    return of(segmenter.withParagraphs(), tagger);
  }

  /** The sentences of a text; none if it has nothing but blanks. */
  public List<AnnotatedSentence> annotate(String text) {
    return annotate(segmenter.segment(text).stream()).toList();
  }

  /**
   * The sentences of a text of any length, in order. The reader is not closed.
   *
   * @throws java.io.UncheckedIOException if it can't be read
   */
  public Stream<AnnotatedSentence> annotate(Reader text) {
    return annotate(segmenter.segment(text));
  }

  /** Tags sentences that have been split into tokens. */
  public Stream<AnnotatedSentence> annotate(Stream<TextSentence> sentences) {
    return Batches.of(sentences, Tagger.CHUNK_WORDS).flatMap(batch -> annotated(batch).stream());
  }

  private List<AnnotatedSentence> annotated(List<TextSentence> sentences) {
    List<List<String>> words = sentences.stream().map(Pipeline::words).toList();
    List<TaggedSentence> tagged = tagger.annotateAll(words);
    List<AnnotatedSentence> annotated = new ArrayList<>();
    for (int s = 0; s < tagged.size(); s++) {
      annotated.add(annotated(sentences.get(s), tagged.get(s)));
    }
    return annotated;
  }

  private static List<String> words(TextSentence sentence) {
    return sentence.tokens().stream().flatMap(token -> token.words().stream()).toList();
  }

  private static AnnotatedSentence annotated(TextSentence sentence, TaggedSentence tagged) {
    List<AnnotatedToken> tokens = new ArrayList<>();
    int from = 0;
    var words = tagged.words();
    for (Token token : sentence.tokens()) {
      int to = from + token.words().size();
      tokens.add(
          new AnnotatedToken(token.form(), token.start(), token.end(), words.subList(from, to)));
      from = to;
    }
    return new AnnotatedSentence(sentence.text(), sentence.start(), sentence.end(), tokens);
  }
}
