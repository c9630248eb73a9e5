/**
 * The lab's experiments as pictures and tables: loss against a weight, gradients side by side, the learning curve, the
 * confusion matrix.
 *
 * <p>{@link dev.unfold.lab.LossPlot}, {@link dev.unfold.lab.GradientHeatMaps}, {@link dev.unfold.lab.LearningCurve} and
 * {@link dev.unfold.lab.ConfusionPlot} turn what core has measured into a {@link dev.unfold.lab.Picture} (PNG or SVG,
 * by the file's name) and a {@link dev.unfold.lab.DataTable} (CSV); nothing here computes a gradient. A picture is made
 * of panels, one above the other or side by side; sizes are pixels of a picture that is 800 wide.
 *
 * <p>Depends on core; on XChart for lines and axes, Batik for SVG, commons-csv, and the Inter font. Only the classes
 * named above are public.
 */
package dev.unfold.lab;
