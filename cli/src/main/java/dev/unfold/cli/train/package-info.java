/**
 * {@code unfold train}: a tagger for use ({@code --preset fast} or {@code accurate}), or one of the lab's networks.
 *
 * <p>{@link dev.unfold.cli.train.TrainCommand} is the command, {@code TrainingLog} prints each epoch and records
 * the metrics, {@code PresetTraining} trains and saves a tagger for use.
 *
 * <p>Uses {@code option} and {@code console}.
 */
package dev.unfold.cli.train;
