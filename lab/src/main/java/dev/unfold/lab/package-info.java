/**
 * The lab's experiments as pictures and tables: loss against a weight, gradients side by side, the learning curve, the
 * confusion matrix, the gradient that vanishes and the one that explodes, the errors in an exercise, what the benchmarks
 * measured; and the networks themselves as diagrams.
 *
 * <p>{@link dev.unfold.lab.LossPlot}, {@link dev.unfold.lab.GradientHeatMaps}, {@link dev.unfold.lab.LearningCurve},
 * {@link dev.unfold.lab.ConfusionPlot}, {@link dev.unfold.lab.FlowPlot}, {@link dev.unfold.lab.ClippingPlot}, {@link
 * dev.unfold.lab.BenchPlot} and {@link dev.unfold.lab.ErrorMaps} turn what was measured elsewhere into a {@link
 * dev.unfold.lab.Picture} (PNG or SVG, by the file's name) and a {@link dev.unfold.lab.DataTable} (CSV), {@link
 * dev.unfold.lab.NetworkDiagram} what is known; {@link dev.unfold.lab.FlowReading} and {@link
 * dev.unfold.lab.ClippingReading} say what there is to see. Nothing here computes a gradient. A picture is made of panels:
 * a chart of marks on two axes, a sketch of figures. Sizes are pixels of a picture that is 800 wide.
 *
 * <p>Depends on core; on XChart for axes, Batik for SVG, commons-csv, and the Inter font. Only those named are public.
 */
package dev.unfold.lab;
