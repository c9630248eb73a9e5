package dev.unfold.lab.plot;

/**
 * A tagger as {@link TaggersPlot} shows it.
 *
 * @param name what it is called
 * @param ours whether it is one of Unfold's
 * @param rate words a second, above zero: the middle of several measurements
 * @param lowest the lowest
 * @param highest the highest
 * @param accuracy words with the right tag, in percent
 */
public record TaggerDot(
    String name, boolean ours, double rate, double lowest, double highest, double accuracy) {}
