/**
 * Scores: accuracy of tags and spans, calibration, and the comparison of two taggers.
 *
 * <p>{@link dev.unfold.score.SpanEvaluation} counts spans as the script conlleval does; {@link
 * dev.unfold.score.UdScore} counts UPOS, XPOS and features of CoNLL-U files as the script of the CoNLL 2018 shared task
 * does, and {@link dev.unfold.score.Conll18Scores} tokens, sentences and lemmas too; {@link dev.unfold.score.Calibration} compares confidence with accuracy; {@link dev.unfold.score.McNemar} and
 * {@link dev.unfold.score.PairedBootstrap} tell whether a difference may be due to chance. Depends on {@code corpus} and {@code file}; knows tags
 * as text and no model. All rates are from 0 to 1; NaN if nothing was counted.
 */
@NullMarked
package dev.unfold.score;

import org.jspecify.annotations.NullMarked;
