/**
 * Proofs that a gradient is right, and experiments that show what becomes of it on its way.
 *
 * <p>{@link dev.unfold.check.ParameterHandler} gets and sets one weight; {@link dev.unfold.check.LossRange} is the loss
 * against that weight, with the tangent that the gradient claims; {@link dev.unfold.check.GradientCheck} compares every
 * entry with central differences; {@link dev.unfold.check.GradientReport} compares two engines tensor by tensor. These
 * work on any {@code SequenceModel}; {@link dev.unfold.check.LayerCheck} compares every entry of one layer or loss, and
 * {@link dev.unfold.check.LayerInvariants} looks whether its sentences feel each other.
 *
 * <p>{@link dev.unfold.check.GradientFlow} measures how far back a gradient reaches, {@link
 * dev.unfold.check.AddingTraining} how it explodes. Depends on {@code model}, {@code nn} and what is below them.
 */
package dev.unfold.check;
