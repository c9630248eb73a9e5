package dev.unfold.opennlp;

import dev.unfold.text.Segmenter;
import dev.unfold.text.TextSentence;
import java.util.List;
import opennlp.tools.sentdetect.SentenceDetector;
import opennlp.tools.util.Span;

/**
 * OpenNLP's sentence detector.
 *
 * <pre>{@code
 *   SentenceDetector sentences = new UnfoldSentenceDetector(EnglishModel.load().segmenter());
 * }</pre>
 */
public final class UnfoldSentenceDetector implements SentenceDetector {
  private final Segmenter segmenter;

  /** A detector of the sentences that a segmenter finds. */
  public UnfoldSentenceDetector(Segmenter segmenter) {
    this.segmenter = segmenter;
  }

  @Override
  public String[] sentDetect(CharSequence text) {
    return sentences(text).stream().map(TextSentence::text).toArray(String[]::new);
  }

  @Override
  public Span[] sentPosDetect(CharSequence text) {
    return sentences(text).stream()
        .map(sentence -> new Span(sentence.start(), sentence.end()))
        .toArray(Span[]::new);
  }

  private List<TextSentence> sentences(CharSequence text) {
    return segmenter.segment(text.toString());
  }
}
