package dev.unfold.lucene;

import org.apache.lucene.util.Attribute;

/** The lemma of a token; empty if the model gives none. */
public interface LemmaAttribute extends Attribute {
  /** The lemma. */
  String lemma();

  /** Sets the lemma. */
  void setLemma(String lemma);
}
