/**
 * Taggers: training one, storing it in a file, tagging with it, counting how well it does.
 *
 * <p>{@link dev.unfold.tagger.TaggerConfig} describes a tagger, {@link dev.unfold.tagger.Trainer} trains it on a {@code Corpus}:
 * by the lab's loop ({@link dev.unfold.tagger.SgdPlan}) or with Adam and checkpoints ({@link dev.unfold.tagger.AdamPlan}). A
 * {@link dev.unfold.tagger.Tagger} is the result, words in and tags out, thread-safe, stored as one safetensors file ({@code
 * ModelFile}). {@code Lexicon} converts words to ids, {@code TagColumns} are the kinds of tags that are learnt together and given, {@link dev.unfold.tagger.Store}
 * is the precision of a file's weights, {@code Ensemble} the networks of a tagger, {@code LabelRules} the scheme of its span labels. {@link dev.unfold.tagger.Evaluation}
 * counts; {@link dev.unfold.tagger.Decoder} gives probabilities. {@link dev.unfold.tagger.NetworkTagger} is what exports and
 * proofs see of a tagger.
 *
 * <p>Depends on {@code model}, {@code corpus}, {@code score} and the packages below them. A bad model file ends in a {@link
 * dev.unfold.tagger.ModelException} of one line.
 */
@NullMarked
package dev.unfold.tagger;

import org.jspecify.annotations.NullMarked;
