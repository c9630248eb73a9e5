/**
 * Proofs that a gradient is right: against the loss itself, against another number type, against another library.
 *
 * <p>{@link dev.unfold.check.CheckCase} lists all layers, tag outputs and models with every option; each case draws a
 * {@link dev.unfold.check.Checkable}, which all checks run: {@link dev.unfold.check.GradientCheck} moves every entry of
 * every parameter and of the input, {@link dev.unfold.check.Invariants} runs the sentences in other batches and orders,
 * {@link dev.unfold.check.Agreement} compares two answers, for example ours and that of a
 * {@link dev.unfold.check.Twin}. {@link dev.unfold.check.CheckRow} holds the results of one case.
 *
 * <p>For the lab: {@link dev.unfold.check.ParameterHandler} reads and sets one weight, {@link
 * dev.unfold.check.LossRange} is the loss as a function of it, {@link dev.unfold.check.GradientReport} compares the
 * gradients of two models tensor by tensor. Depends on {@code model}, {@code nn} and {@code matrix}. Letters: N tokens,
 * D input width, H hidden, K tags, dy the loss gradient of y.
 */
@NullMarked
package dev.unfold.check;

import org.jspecify.annotations.NullMarked;
