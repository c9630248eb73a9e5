package dev.unfold.lab.chart;

import java.awt.geom.Rectangle2D;
import java.util.function.DoubleUnaryOperator;

/**
 * The area of a chart between its axes, which maps values to positions.
 *
 * @param x maps a value to pixels from the left; NaN if it cannot be drawn
 * @param y maps a value to pixels from the top; NaN if it cannot be drawn
 * @param bounds the area in pixels
 */
record PlotArea(DoubleUnaryOperator x, DoubleUnaryOperator y, Rectangle2D bounds) {}
