/**
 * {@code unfold new}: writes files to begin with.
 *
 * <p>{@link dev.unfold.cli.create.NewCommand} lists the kinds; {@code new network} writes the template of a network that
 * {@code --mine} accepts in {@code gradient}, {@code check}, {@code train}, {@code compare} and {@code flow}; {@code new
 * exercise} writes the folder of an exercise. The templates are the lab's. Uses {@code option} and {@code console}.
 */
package dev.unfold.cli.create;
