package dev.unfold.opennlp;

import dev.unfold.corpus.Tagset;
import dev.unfold.tagger.Tagger;
import java.util.List;
import opennlp.tools.lemmatizer.Lemmatizer;

/**
 * OpenNLP's lemmatiser. It reads the whole sentence, from which the tagger finds tags and lemmas together; the tags that it is
 * given are not read.
 */
public final class UnfoldLemmatizer implements Lemmatizer {
  private final Tagger tagger;

  /**
   * The lemmatiser of a tagger.
   *
   * @throws IllegalArgumentException if the tagger gives no lemmas
   */
  public UnfoldLemmatizer(Tagger tagger) {
    tagger.tags(Tagset.LEMMA);
    this.tagger = tagger;
  }

  @Override
  public String[] lemmatize(String[] tokens, String[] tags) {
    return lemmas(List.of(tokens)).toArray(String[]::new);
  }

  /** For each token a list of its lemma. */
  @Override
  public List<List<String>> lemmatize(List<String> tokens, List<String> tags) {
    return lemmas(tokens).stream().map(List::of).toList();
  }

  private List<String> lemmas(List<String> tokens) {
    return tokens.isEmpty() ? List.of() : tagger.annotate(tokens).tags(Tagset.LEMMA);
  }
}
