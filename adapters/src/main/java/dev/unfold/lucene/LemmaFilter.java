package dev.unfold.lucene;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.KeywordAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Puts the lemma of an {@link AnnotatingTokenizer} in place of a word, or beside it as a synonym at the same position. Keywords
 * ({@link KeywordAttribute}) and words without a lemma stay as they are.
 */
public final class LemmaFilter extends TokenFilter {
  private final boolean asSynonym;
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final LemmaAttribute lemma = addAttribute(LemmaAttribute.class);
  private final KeywordAttribute keyword = addAttribute(KeywordAttribute.class);
  private final PositionIncrementAttribute position =
      addAttribute(PositionIncrementAttribute.class);
  private State word;

  private LemmaFilter(TokenStream input, boolean asSynonym) {
    super(input);
    this.asSynonym = asSynonym;
  }

  /** Puts lemmas in place of words. */
  public static LemmaFilter replacing(TokenStream input) {
    return new LemmaFilter(input, false);
  }

  /** Puts lemmas after words, at the same position; none that is the word itself. */
  public static LemmaFilter asSynonym(TokenStream input) {
    return new LemmaFilter(input, true);
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (word != null) {
      restoreState(word);
      word = null;
      term.setEmpty().append(lemma.lemma());
      position.setPositionIncrement(0);
      return true;
    }
    if (!input.incrementToken()) {
      return false;
    }
    boolean other = !lemma.lemma().isEmpty() && !lemma.lemma().contentEquals(term);
    if (other && !keyword.isKeyword()) {
      if (asSynonym) {
        word = captureState();
      } else {
        term.setEmpty().append(lemma.lemma());
      }
    }
    return true;
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    word = null;
  }
}
