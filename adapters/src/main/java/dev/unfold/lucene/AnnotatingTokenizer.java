package dev.unfold.lucene;

import dev.unfold.corpus.Tagset;
import dev.unfold.pipeline.AnnotatedSentence;
import dev.unfold.pipeline.AnnotatedToken;
import dev.unfold.pipeline.Pipeline;
import dev.unfold.tagger.TaggedWord;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/**
 * Splits a text into words. The type of each is its tag, and its lemma a {@link LemmaAttribute}.
 *
 * <pre>{@code
 *   Tokenizer source = new AnnotatingTokenizer(EnglishModel.load());
 *   return new TokenStreamComponents(source, new LowerCaseFilter(LemmaFilter.replacing(source)));
 * }</pre>
 *
 * <p>Offsets are those of the word in the text. A word of a multiword token that is no part of its letters, such as {@code de}
 * of French {@code du}, has the offsets of the token. The text is read in pieces, whatever its length.
 */
public final class AnnotatingTokenizer extends Tokenizer {
  private final Pipeline pipeline;
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
  private final TypeAttribute type = addAttribute(TypeAttribute.class);
  private final LemmaAttribute lemma = addAttribute(LemmaAttribute.class);
  private final Deque<Word> ahead = new ArrayDeque<>();
  private final LengthReader text = new LengthReader();
  private Iterator<AnnotatedSentence> sentences = List.<AnnotatedSentence>of().iterator();

  /** A word with its offsets. */
  private record Word(TaggedWord word, int start, int end) {}

  /** A tokenizer with the segmenter and the tagger of this pipeline. */
  public AnnotatingTokenizer(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    ahead.clear();
    Stream<AnnotatedSentence> annotated = pipeline.annotate(text.over(input));
    sentences = annotated.iterator();
  }

  @Override
  public boolean incrementToken() {
    clearAttributes();
    while (ahead.isEmpty() && sentences.hasNext()) {
      sentences.next().tokens().forEach(this::add);
    }
    Word next = ahead.pollFirst();
    if (next == null) {
      return false;
    }
    term.append(next.word.form());
    offset.setOffset(correctOffset(next.start), correctOffset(next.end));
    type.setType(next.word.tags().getOrDefault(Tagset.UPOS, TypeAttribute.DEFAULT_TYPE));
    lemma.setLemma(next.word.tags().getOrDefault(Tagset.LEMMA, ""));
    return true;
  }

  private void add(AnnotatedToken token) {
    String joined = String.join("", token.words().stream().map(TaggedWord::form).toList());
    boolean parts = joined.equals(token.form());
    int at = token.start();
    for (TaggedWord word : token.words()) {
      int end = at + word.form().length();
      ahead.add(new Word(word, parts ? at : token.start(), parts ? end : token.end()));
      at = end;
    }
  }

  @Override
  public void end() throws IOException {
    super.end();
    int length = correctOffset(text.length());
    offset.setOffset(length, length);
  }
}
