/**
 * Groups of options that several commands share, and the converters of option values.
 *
 * <p>A group is a picocli mixin with a heading of its own in the help: {@link dev.unfold.cli.option.CorpusOptions},
 * {@link dev.unfold.cli.option.NetworkOptions}, {@link dev.unfold.cli.option.ModelOption}. {@link
 * dev.unfold.cli.option.NumberConverter} and {@link dev.unfold.cli.option.EnumConverter} convert values; their
 * errors say what was found and what was expected. {@link dev.unfold.cli.option.FileOutputs} checks every file to
 * write before the work begins. Uses {@code console}; options of a single command live with that command.
 */
package dev.unfold.cli.option;
