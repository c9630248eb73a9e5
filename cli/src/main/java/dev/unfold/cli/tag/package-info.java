/**
 * {@code unfold tag}: tags sentences from standard input or a file.
 *
 * <p>{@link dev.unfold.cli.tag.TagCommand} reads sentences as they arrive, and writes plain tags ({@code
 * TaggedOutput}) or tags with probabilities and alternatives ({@code ConfidentOutput}).
 *
 * <p>Uses {@code option} and {@code console}.
 */
package dev.unfold.cli.tag;
