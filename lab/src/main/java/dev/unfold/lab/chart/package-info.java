/**
 * Charts: two axes and the marks between them.
 *
 * <p>A {@link dev.unfold.lab.chart.LineChart} is a panel with two {@link dev.unfold.lab.chart.Axis axes}, on which each
 * {@link dev.unfold.lab.chart.Mark} (a curve, a band, dots, names of points) draws itself. The axes and the grid are
 * XChart's.
 *
 * <p>Depends on {@code draw} alone, and on XChart, which no other package knows.
 */
package dev.unfold.lab.chart;
