package dev.unfold.lab.plot;

/**
 * The cost of a network for several sentence lengths; all arrays have one number for each length.
 *
 * @param name the name of the network
 * @param steps T, words in a sentence, ascending
 * @param rates the median of several measurements, in tokens per second
 * @param lowest the lowest measurement
 * @param highest the highest measurement
 * @param bytes memory per token
 */
public record GrowthLine(
    String name,
    double[] steps,
    double[] rates,
    double[] lowest,
    double[] highest,
    double[] bytes) {}
