package dev.unfold.lucene;

import java.util.Objects;
import org.apache.lucene.util.AttributeImpl;
import org.apache.lucene.util.AttributeReflector;

/** The lemma of a token. Lucene finds the class by its name, which must end like this. */
public final class LemmaAttributeImpl extends AttributeImpl implements LemmaAttribute {
  private String lemma = "";

  /** An attribute without a lemma. */
  public LemmaAttributeImpl() {}

  @Override
  public String lemma() {
    return lemma;
  }

  @Override
  public void setLemma(String other) {
    lemma = Objects.requireNonNull(other);
  }

  @Override
  public void clear() {
    lemma = "";
  }

  @Override
  public void copyTo(AttributeImpl target) {
    ((LemmaAttribute) target).setLemma(lemma);
  }

  @Override
  public void reflectWith(AttributeReflector reflector) {
    reflector.reflect(LemmaAttribute.class, "lemma", lemma);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LemmaAttributeImpl same && same.lemma.equals(lemma);
  }

  @Override
  public int hashCode() {
    return lemma.hashCode();
  }
}
