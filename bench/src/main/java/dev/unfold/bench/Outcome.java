package dev.unfold.bench;

import java.util.Optional;

/**
 * A row of a table, measured.
 *
 * @param name of the row
 * @param unit of both sides' rates, such as {@code tokens/s}
 * @param rates round by round
 * @param atLeast the bound of the ratio
 * @param loss what both sides got before anything was timed; empty if there was no other side
 * @param bytesPerToken what ours allocated on the heap once warm, all threads together
 * @param remark what else is to be known of the row; may be empty
 */
record Outcome(
    String name,
    String unit,
    Rates rates,
    double atLeast,
    Optional<SameLoss> loss,
    double bytesPerToken,
    String remark) {}
