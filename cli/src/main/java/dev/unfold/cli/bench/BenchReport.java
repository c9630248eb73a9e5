package dev.unfold.cli.bench;

import dev.unfold.lab.draw.Picture;
import java.util.Optional;

/**
 * The results of a measurement.
 *
 * @param json all numbers, as one JSON object
 * @param picture the ratios as a picture; empty if there are none
 */
public record BenchReport(String json, Optional<Picture> picture) {}
