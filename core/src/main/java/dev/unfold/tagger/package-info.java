/**
 * Where words meet numbers: training a tagger, keeping it in a file, tagging with it, counting how well it does.
 *
 * <p>{@link dev.unfold.tagger.LabConfig} says what to train; {@link dev.unfold.tagger.LabTrainer} trains it on a {@code
 * PostagCorpusData} and tells a listener; a {@link dev.unfold.tagger.Tagger} is the result, words in and tags out, safe
 * for all threads; {@link dev.unfold.tagger.ModelFile} saves and loads it as one safetensors file; {@link
 * dev.unfold.tagger.Evaluation} counts; a {@link dev.unfold.tagger.Decoder} says how sure a tagger is and what else it
 * might be. Depends on {@code model}, {@code corpus}, {@code score} and what is below them. A bad model file ends in a
 * {@link dev.unfold.tagger.ModelException} of one line.
 */
package dev.unfold.tagger;
