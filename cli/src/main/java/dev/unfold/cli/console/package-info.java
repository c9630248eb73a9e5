/**
 * Where a command's text goes.
 *
 * <p>{@link dev.unfold.cli.console.Console} prints results to standard output and everything else (notes, warnings,
 * errors, progress) to standard error. {@link dev.unfold.cli.console.OutputFile} is a file to write, {@link
 * dev.unfold.cli.console.CommandFailure} turns an exception into one line and an exit code. Rows and files that two
 * commands share are here too: {@code SpanRow}, {@code MetricsFile}. Uses {@code core}, picocli and the progress
 * bar; no other package of the command line.
 */
package dev.unfold.cli.console;
