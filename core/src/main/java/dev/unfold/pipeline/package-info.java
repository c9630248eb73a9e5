/**
 * From raw text to sentences, tokens, tags and lemmas.
 *
 * <p>A {@link dev.unfold.pipeline.Pipeline} is a {@link dev.unfold.text.Segmenter} and a {@link dev.unfold.tagger.Tagger} that
 * were trained on one file and are stored in one model file. It gives {@link dev.unfold.pipeline.AnnotatedSentence}s, whose
 * tokens have character offsets in the text; {@link dev.unfold.pipeline.ConlluText} writes them. Depends on {@code text},
 * {@code tagger}, {@code corpus}, {@code score} and, for the tensors of a segmenter, {@code matrix}.
 */
@NullMarked
package dev.unfold.pipeline;

import org.jspecify.annotations.NullMarked;
