package dev.unfold.cli.bench;

import dev.unfold.lab.draw.Picture;
import java.util.Optional;

/**
 * What was measured.
 *
 * @param json everything, as one JSON object
 * @param picture the same to look at; empty if nothing was measured that could be drawn
 */
public record BenchReport(String json, Optional<Picture> picture) {}
