package dev.unfold.lab.plot;

/**
 * What a network costs as its sentences grow; all arrays have one number for each length.
 *
 * @param name of the network
 * @param steps T, words of a sentence, ascending
 * @param rates tokens a second: the median of several measurements
 * @param lowest the lowest of them
 * @param highest the highest
 * @param bytes of memory for a token
 */
public record GrowthLine(
    String name,
    double[] steps,
    double[] rates,
    double[] lowest,
    double[] highest,
    double[] bytes) {}
