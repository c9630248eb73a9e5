/**
 * Proofs that a gradient is right: against the loss itself, and against another engine.
 *
 * <p>{@link dev.unfold.check.ParameterHandler} gets and sets one weight; {@link dev.unfold.check.LossRange} is the loss
 * against that weight, with the tangent that the gradient claims; {@link dev.unfold.check.GradientCheck} compares every
 * entry with central differences; {@link dev.unfold.check.GradientReport} compares two engines tensor by tensor. Works
 * on any {@code SequenceModel}; depends on {@code model} and what is below it.
 */
package dev.unfold.check;
