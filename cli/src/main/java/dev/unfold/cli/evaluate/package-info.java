/**
 * {@code unfold evaluate}: how well a model, or a file of tags, agrees with the gold tags.
 *
 * <p>{@link dev.unfold.cli.evaluate.EvaluateCommand} is the command; each table (tags, spans, the shared task's
 * scores, the comparison with {@code --against}) is a class of its own. Uses {@code option} and {@code console};
 * the counting itself is the library's.
 */
package dev.unfold.cli.evaluate;
