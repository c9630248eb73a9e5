/**
 * Unfold behind OpenNLP's interfaces: a program that uses OpenNLP changes the line that makes the object.
 *
 * <p>{@link dev.unfold.opennlp.UnfoldSentenceDetector}, {@link dev.unfold.opennlp.UnfoldTokenizer}, {@link
 * dev.unfold.opennlp.UnfoldPosTagger} and {@link dev.unfold.opennlp.UnfoldLemmatizer} are thread-safe, other than OpenNLP's
 * own. Depends on {@code pipeline}, {@code tagger}, {@code text} and OpenNLP; no other package knows OpenNLP.
 */
package dev.unfold.opennlp;
