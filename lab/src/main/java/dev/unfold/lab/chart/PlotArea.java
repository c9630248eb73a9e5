package dev.unfold.lab.chart;

import java.awt.geom.Rectangle2D;
import java.util.function.DoubleUnaryOperator;

/**
 * The part of a chart between its axes: where a value lies on the paper.
 *
 * @param x from a value to pixels from the left; NaN for what can't be drawn
 * @param y from a value to pixels from the top; NaN for what can't be drawn
 * @param bounds the part itself
 */
record PlotArea(DoubleUnaryOperator x, DoubleUnaryOperator y, Rectangle2D bounds) {}
