/**
 * Proofs that a gradient is right: against the loss itself, against another number type, against another library.
 *
 * <p>{@link dev.unfold.check.CheckCase} is the list of all layers, losses and models with every option; each makes a
 * {@link dev.unfold.check.Subject}, which every check asks the same questions: {@link dev.unfold.check.GradientCheck}
 * moves every entry, {@link dev.unfold.check.Invariants} the sentences, {@link dev.unfold.check.Agreement} compares two
 * answers, also that of a {@link dev.unfold.check.Twin}. A {@link dev.unfold.check.CheckRow} is what they have found.
 *
 * <p>For the lab: {@link dev.unfold.check.ParameterHandler} gets and sets one weight, {@link dev.unfold.check.LossRange}
 * is the loss against it, {@link dev.unfold.check.GradientReport} compares two models tensor by tensor, {@link
 * dev.unfold.check.GradientFlow} measures how far back a gradient reaches, {@link dev.unfold.check.AddingTraining} how it
 * explodes. Depends on {@code model}, {@code nn} and what is below them; N tokens, D input width, H hidden, K tags, dy the
 * loss gradient of y.
 */
package dev.unfold.check;
