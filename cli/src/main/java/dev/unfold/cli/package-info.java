/**
 * The {@code unfold} command: parses, calls, prints.
 *
 * <p>{@link dev.unfold.cli.Main} is the entry; {@link dev.unfold.cli.Failure} turns whatever goes wrong into one line and
 * an exit code: 0 good, 1 data or model, 2 usage, 3 a bug of ours, 130 interrupted. Each command is one class of under 80
 * lines that parses its options, calls {@code core} or {@code lab}, and prints. Its options come in mixins, each with its
 * heading in the help ({@link dev.unfold.cli.CorpusOptions}, {@link dev.unfold.cli.NetworkOptions}). {@link
 * dev.unfold.cli.Console} is where text goes: results to standard output, everything else to standard error. May use every
 * module but {@code torch}, {@code onnxruntime} and {@code bench}, which it finds as an {@link dev.unfold.model.Engine}, a
 * {@link dev.unfold.exchange.TaggerTwin} and a {@link dev.unfold.cli.Bench} if they are on the class path.
 */
package dev.unfold.cli;
