/**
 * Words and tags: reading them from files, writing them back, and turning them into ids.
 *
 * <p>The way of the data: {@link dev.unfold.corpus.Lines} decodes a file strictly, {@link
 * dev.unfold.corpus.SentenceReader} cuts the lines into {@link dev.unfold.corpus.Sentence}s one at a time (CoNLL-U,
 * CoNLL-X or plain columns), a {@link dev.unfold.corpus.Vocabulary} gives words and tags their ids, and {@link
 * dev.unfold.corpus.PostagCorpusData} holds the parts of a corpus as ids, ready for a model. {@link
 * dev.unfold.corpus.ConlluWriter} writes a sentence back with nothing changed but its tags. {@link
 * dev.unfold.corpus.Span} is what labels such as B-PER speak of, {@link dev.unfold.corpus.LabelScheme} how they are
 * written. {@link dev.unfold.corpus.LabReader} reads as the lab's reference does, quirks included.
 *
 * <p>Depends on {@code file} alone. A bad file ends in a {@link dev.unfold.corpus.CorpusException} whose message is
 * one line: file, line, what was found, what was expected.
 */
package dev.unfold.corpus;
