/**
 * From raw text to sentences, tokens and words.
 *
 * <p>A {@link dev.unfold.text.Segmenter} splits text; {@link dev.unfold.text.NetworkSegmenter} has learnt how from a treebank
 * whose files record the text. Text is cut into short pieces, such as a run of letters or one punctuation character, and a
 * bidirectional network labels each of them: inside a token, last of a token, last of a sentence. Offsets count {@code char}s,
 * as {@link String} does.
 *
 * <p>Depends on {@code corpus} for files, {@code nn}, {@code model}, {@code optim} and {@code matrix} for the network. Letters:
 * N pieces, D width of their vectors, H hidden units, K labels.
 */
@NullMarked
package dev.unfold.text;

import org.jspecify.annotations.NullMarked;
