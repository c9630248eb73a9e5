/**
 * {@code unfold bench}: speed beside PyTorch, and of whole taggers beside OpenNLP and CoreNLP.
 *
 * <p>{@link dev.unfold.cli.bench.BenchCommand} and its subcommands parse the options into a plan; the module {@code
 * unfold-bench} measures. It implements {@link dev.unfold.cli.bench.Bench}, a service, so that the command line
 * depends on neither PyTorch nor JMH. Uses {@code option} and {@code console}.
 */
package dev.unfold.cli.bench;
