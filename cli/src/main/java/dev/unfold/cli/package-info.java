/**
 * The {@code unfold} command: parses, calls, prints.
 *
 * <p>{@link dev.unfold.cli.Main} registers the commands and runs one. Each subject is a package with its commands:
 * {@code train}, {@code evaluate}, {@code tag}, {@code data}, {@code model}, {@code experiment}, {@code exercise},
 * {@code explore}, {@code bench}, {@code doctor}. They share {@code option} (groups of options) and {@code console} (text, files,
 * exit codes), and do not use each other. A command is one class of at most 150 lines: its options, a call of
 * {@code core} or {@code lab}, and what it prints. Exit codes: 0 good, 1 bad data or model, 2 bad usage, 3 a bug of
 * ours, 130 interrupted.
 *
 * <p>May use every module but {@code torch}, {@code onnxruntime} and {@code bench}, which it finds as an {@link
 * dev.unfold.model.Engine}, a {@link dev.unfold.exchange.TaggerTwin} and a {@link dev.unfold.cli.bench.Bench} if
 * they are on the class path.
 */
package dev.unfold.cli;
