/**
 * {@code unfold repl}: the lab in jshell; {@code unfold slides}: the chapters as slides.
 *
 * <p>{@link dev.unfold.cli.explore.ReplCommand} starts the JDK's jshell with this class path and the start-up script
 * {@code start.jsh}, which imports the library and the functions of {@link dev.unfold.cli.explore.Explore}, and
 * defines the built-in corpus, a network and one batch. {@code MatrixText} writes a matrix with its entries. {@code
 * Slides} turns a chapter into one HTML page.
 *
 * <p>Uses {@code console}, {@code lab} for the plots, commonmark-java, and the module {@code jdk.jshell} of a JDK.
 */
package dev.unfold.cli.explore;
