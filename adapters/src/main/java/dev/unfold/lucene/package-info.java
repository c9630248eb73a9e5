/**
 * Unfold as a Lucene analysis chain: tokens with exact offsets, the tag as their type, and lemmas.
 *
 * <p>{@link dev.unfold.lucene.AnnotatingTokenizer} splits and annotates a text; {@link dev.unfold.lucene.LemmaFilter} puts lemmas
 * in place of words, or beside them as synonyms. For Lucene 9 and 10. Depends on {@code pipeline}, {@code tagger} and Lucene; no
 * other package knows Lucene.
 */
package dev.unfold.lucene;
