/**
 * Words and tags: reading them from files, writing them back, and turning them into ids.
 *
 * <p>A {@link dev.unfold.corpus.CorpusFormat} reads {@link dev.unfold.corpus.Lines} as {@link
 * dev.unfold.corpus.Sentence}s, one at a time, and writes them back with other tags. {@link dev.unfold.corpus.CorpusFiles}
 * and {@link dev.unfold.corpus.CorpusLayout} read whole corpora. A {@link dev.unfold.corpus.Vocabulary} gives words and tags
 * their ids, and {@link dev.unfold.corpus.PostagCorpusData} holds a corpus as ids. {@link
 * dev.unfold.corpus.CorpusProfile} counts what a corpus holds; {@link dev.unfold.corpus.Span} is what labels such as B-PER
 * describe, {@link dev.unfold.corpus.LabelScheme} how they are written. {@code LabReader} reads as the lab's reference does.
 *
 * <p>Depends on {@code file} alone. A bad file ends in a {@link dev.unfold.corpus.CorpusException} whose message is one
 * line: file, line, what was found, what was expected.
 */
@NullMarked
package dev.unfold.corpus;

import org.jspecify.annotations.NullMarked;
