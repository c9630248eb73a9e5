package dev.unfold.lab.plot;

/**
 * A tagger in a {@link TaggersPlot}.
 *
 * @param name its name
 * @param ours whether it is part of Unfold
 * @param rate the median of several measurements, in words per second; above zero
 * @param lowest the lowest measurement
 * @param highest the highest measurement
 * @param accuracy words with the right tag, in percent
 */
public record TaggerDot(
    String name, boolean ours, double rate, double lowest, double highest, double accuracy) {}
