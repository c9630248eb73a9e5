/**
 * Where words meet numbers: training a tagger, keeping it in a file, tagging with it, counting how well it does.
 *
 * <p>{@link dev.unfold.tagger.TaggerConfig} says what to train, {@link dev.unfold.tagger.Trainer} trains it on a {@code
 * Corpus} and keeps a {@code Checkpoint}; a {@link dev.unfold.tagger.Tagger} is the result, words in and tags out, safe for
 * all threads, saved as one safetensors file ({@code ModelFile}). {@code Lexicon} turns words into ids, {@code PretrainedVectors}
 * are what words bring with them, {@code TagColumns} the kinds of tags that are learnt at once, {@code Ensemble} the networks of a
 * tagger, {@code LabelRules} what all taggers keep to. {@link dev.unfold.tagger.Evaluation} counts; a {@link
 * dev.unfold.tagger.Decoder} says how sure a tagger is. The lab's models have a plainer way of their own: {@link
 * dev.unfold.tagger.LabConfig}, {@link dev.unfold.tagger.LabTrainer}, {@link dev.unfold.tagger.LabTagger}.
 *
 * <p>Depends on {@code model}, {@code corpus}, {@code score} and what is below them. A bad model file ends in a {@link
 * dev.unfold.tagger.ModelException} of one line.
 */
package dev.unfold.tagger;
