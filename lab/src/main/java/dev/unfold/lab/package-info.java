/**
 * The lab's experiments as pictures and tables: loss against a weight, gradients side by side, the learning curve, the
 * confusion matrix, the gradient that vanishes and the one that explodes.
 *
 * <p>{@link dev.unfold.lab.LossPlot}, {@link dev.unfold.lab.GradientHeatMaps}, {@link dev.unfold.lab.LearningCurve},
 * {@link dev.unfold.lab.ConfusionPlot}, {@link dev.unfold.lab.FlowPlot} and {@link dev.unfold.lab.ClippingPlot} turn what
 * core has measured into a {@link dev.unfold.lab.Picture} (PNG or SVG, by the file's name) and a {@link
 * dev.unfold.lab.DataTable} (CSV); {@link dev.unfold.lab.FlowReading} and {@link dev.unfold.lab.ClippingReading} say what
 * there is to see. {@link dev.unfold.lab.NetworkDiagram} draws the networks themselves. Nothing here computes a gradient. A
 * picture is made of panels, one above the other or side by side; a chart of marks on two axes, a diagram of figures. Sizes
 * are pixels of a picture that is 800 wide.
 *
 * <p>Depends on core; on XChart for axes, Batik for SVG, commons-csv, and the Inter font. Only the classes named above
 * are public.
 */
package dev.unfold.lab;
