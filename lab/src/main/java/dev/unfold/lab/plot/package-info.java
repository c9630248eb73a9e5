/**
 * What was measured, as pictures and tables: the loss against a weight, gradients side by side, the learning curve, the
 * confusion matrix, gradients that vanish and gradients that explode, errors in an exercise, benchmark results.
 *
 * <p>Each public class with the name of a plot turns its measurement into a {@link dev.unfold.lab.draw.Picture}; those
 * that have numbers worth keeping also turn it into a table (CSV). {@link dev.unfold.lab.plot.FlowSummary} and {@link
 * dev.unfold.lab.plot.ClippingSummary} describe in two sentences what the picture shows. Nothing here computes a
 * gradient.
 *
 * <p>Depends on {@code draw}, {@code chart}, {@code experiment} and core; on commons-csv.
 */
@NullMarked
package dev.unfold.lab.plot;

import org.jspecify.annotations.NullMarked;
