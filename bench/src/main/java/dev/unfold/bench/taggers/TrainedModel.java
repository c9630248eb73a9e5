package dev.unfold.bench.taggers;

import java.nio.file.Path;

/**
 * A model in a file.
 *
 * @param contestant whose
 * @param seed of the training
 * @param file where it is
 * @param bytes of the file
 * @param trainingSeconds how long it took, when it was trained
 * @param kept whether it was there already
 */
record TrainedModel(
    Contestant contestant, int seed, Path file, long bytes, double trainingSeconds, boolean kept) {}
