/**
 * {@code unfold data}: what corpus files hold, before training on them.
 *
 * <p>{@link dev.unfold.cli.data.DataCommand} is the command; {@code CorpusTable} describes each file, {@code
 * OverlapTable} compares the others with the training part, {@code FileTable} is a table with a column for each
 * file.
 *
 * <p>Uses {@code option} and {@code console}.
 */
package dev.unfold.cli.data;
