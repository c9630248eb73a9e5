package dev.unfold.bench.taggers;

import java.nio.file.Path;

/**
 * A model in a file.
 *
 * @param competitor the tagger that trained it
 * @param seed the random seed of the training
 * @param file the file
 * @param bytes the size of the file
 * @param trainingSeconds the duration of the training
 * @param kept whether it had been trained before this run
 */
record TrainedModel(
    TaggerCompetitor competitor,
    int seed,
    Path file,
    long bytes,
    double trainingSeconds,
    boolean kept) {}
