package dev.unfold.opennlp;

import dev.unfold.text.Segmenter;
import dev.unfold.text.Token;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import opennlp.tools.tokenize.Tokenizer;
import opennlp.tools.util.Span;

/**
 * OpenNLP's tokeniser: the words that a tagger reads, as far as they stand in the text.
 *
 * <p>A multiword token whose words are its parts, such as {@code can't} of {@code ca} and {@code n't}, is given in these
 * parts; any other, such as French {@code du} of {@code de} and {@code le}, as one token.
 */
public final class UnfoldTokenizer implements Tokenizer {
  private final Segmenter segmenter;

  /** A tokeniser that gives the tokens that a segmenter finds. */
  public UnfoldTokenizer(Segmenter segmenter) {
    this.segmenter = segmenter;
  }

  @Override
  public String[] tokenize(String text) {
    return Arrays.stream(tokenizePos(text))
        .map(span -> text.substring(span.getStart(), span.getEnd()))
        .toArray(String[]::new);
  }

  @Override
  public Span[] tokenizePos(String text) {
    return segmenter.segment(text).stream()
        .flatMap(sentence -> sentence.tokens().stream())
        .flatMap(UnfoldTokenizer::spans)
        .toArray(Span[]::new);
  }

  private static Stream<Span> spans(Token token) {
    List<String> words = token.words();
    if (!String.join("", words).equals(token.form())) {
      return Stream.of(new Span(token.start(), token.end()));
    }
    Stream.Builder<Span> spans = Stream.builder();
    int at = token.start();
    for (String word : words) {
      spans.add(new Span(at, at + word.length()));
      at += word.length();
    }
    return spans.build();
  }
}
