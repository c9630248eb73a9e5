/**
 * Counting: how good given tags are beside the right ones, how sure one may be of it, and how two taggers compare.
 *
 * <p>{@link dev.unfold.score.SpanEvaluation} counts spans as the script conlleval does; {@link
 * dev.unfold.score.UdScore} counts UPOS, XPOS and features of CoNLL-U files as the script of the CoNLL 2018 shared task
 * does; {@link dev.unfold.score.Calibration} sets confidence beside accuracy; {@link dev.unfold.score.McNemar} and
 * {@link dev.unfold.score.PairedBootstrap} say whether a difference may be chance. Depends on {@code corpus} and {@code file}; knows tags
 * as text and no model. All rates are parts of 1; NaN where nothing was counted.
 */
package dev.unfold.score;
