package dev.unfold.bench;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A row of a table: how much work a second each side did, round by round.
 *
 * @param name of the work
 * @param rates one array for each side, one number a round
 * @param atLeast the bound of the ratio, which is the first side's rate by the last's; empty if there is none
 * @param loss what both sides got before anything was timed; empty if there was nothing to compare
 * @param bytesPerToken what the first side allocated once it was warm; empty if that is not the point
 * @param remark what else is to be known; may be empty
 */
record Row(
    String name,
    List<double[]> rates,
    Optional<Double> atLeast,
    Optional<SameLoss> loss,
    Optional<Double> bytesPerToken,
    String remark) {
  /** A row of rates alone. */
  static Row of(String name, List<double[]> rates, Optional<Double> atLeast) {
    return new Row(name, rates, atLeast, Optional.empty(), Optional.empty(), "");
  }

  /** The first side's rate by the last's, round by round; empty if there is one side alone. */
  Optional<Spread> ratio() {
    double[] first = rates.get(0);
    double[] last = rates.get(rates.size() - 1);
    return rates.size() == 1
        ? Optional.empty()
        : Optional.of(
            Spread.of(IntStream.range(0, first.length).mapToDouble(i -> first[i] / last[i])));
  }
}
