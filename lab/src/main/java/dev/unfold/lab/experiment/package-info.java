/**
 * The lab's experiments on gradients that vanish or explode: measurements, without pictures.
 *
 * <p>{@link dev.unfold.lab.experiment.GradientFlow} measures how much of a loss reaches earlier inputs in each
 * {@link dev.unfold.lab.experiment.FlowNetwork}. {@link dev.unfold.lab.experiment.AddingTraining} trains a network on
 * the {@link dev.unfold.lab.experiment.AddingProblem} and records its {@link dev.unfold.lab.experiment.TrainingNorms};
 * {@link dev.unfold.lab.experiment.ClippingComparison} does so without and with gradient clipping.
 *
 * <p>No gradient is computed here: all come from the layers' own backward passes. Depends on core. Letters: T steps, B
 * sequences in a batch, D input width, H hidden, d the distance from the last step, w a parameter, dw its gradient.
 */
@NullMarked
package dev.unfold.lab.experiment;

import org.jspecify.annotations.NullMarked;
