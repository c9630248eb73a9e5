/**
 * Experiments on gradients: {@code unfold gradient}, {@code compare}, {@code check} and {@code flow}.
 *
 * <p>{@link dev.unfold.cli.experiment.GradientCommand} draws the loss against one weight, {@link
 * dev.unfold.cli.experiment.CompareCommand} compares gradients with PyTorch's, {@link
 * dev.unfold.cli.experiment.CheckCommand} checks every layer, {@link dev.unfold.cli.experiment.FlowCommand}
 * measures how gradients fade over time, with and without clipping. Uses {@code option} and {@code console}.
 */
package dev.unfold.cli.experiment;
