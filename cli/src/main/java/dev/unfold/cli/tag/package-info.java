/**
 * {@code unfold tag}: tags sentences from standard input or a file.
 *
 * <p>{@link dev.unfold.cli.tag.TagCommand} reads with {@code TagInput}, and writes plain tags ({@code TaggedOutput}) or
 * tags with probabilities and alternatives ({@code ConfidentOutput}). Uses {@code option} and {@code console}.
 */
package dev.unfold.cli.tag;
