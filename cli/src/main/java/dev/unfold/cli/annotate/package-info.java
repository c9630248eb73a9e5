/**
 * {@code unfold annotate} and {@code unfold models}: raw text to sentences, tokens, tags and lemmas, and the models for it.
 *
 * <p>{@code AnnotateCommand} reads text in pieces and writes each sentence as soon as it is tagged, in one of the {@code
 * OutputFormat}s. {@code ModelsCommand} lists the models in the box.
 *
 * <p>Uses {@code option} and {@code console}.
 */
package dev.unfold.cli.annotate;
