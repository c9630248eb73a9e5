/**
 * {@code unfold data}: what corpus files hold, before training on them.
 *
 * <p>{@link dev.unfold.cli.data.DataCommand} is the command; {@code DataTable} describes each file, {@code OverlapTable}
 * compares the others with the training part. Uses {@code option} and {@code console}.
 */
package dev.unfold.cli.data;
