package dev.unfold.bench;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A row of a table: each competitor's work per second, round by round.
 *
 * @param name the name of the work
 * @param rates one array per competitor with one number per round
 * @param atLeast the bound for the ratio of the first competitor's rate to the last's; empty if there is none
 * @param loss the loss that both got before anything was timed; empty if none was compared
 * @param bytesPerToken the memory that the first competitor allocates once it is warm; empty if not measured
 * @param remark may be empty
 */
record Row(
    String name,
    List<double[]> rates,
    Optional<Double> atLeast,
    Optional<SameLoss> loss,
    Optional<Double> bytesPerToken,
    String remark) {
  /** A row with nothing but rates. */
  static Row of(String name, List<double[]> rates, Optional<Double> atLeast) {
    return new Row(name, rates, atLeast, Optional.empty(), Optional.empty(), "");
  }

  /** The first competitor's rate divided by the last's, round by round; empty if there is only one competitor. */
  Optional<Spread> ratio() {
    double[] first = rates.get(0);
    double[] last = rates.get(rates.size() - 1);
    return rates.size() == 1
        ? Optional.empty()
        : Optional.of(
            Spread.of(IntStream.range(0, first.length).mapToDouble(i -> first[i] / last[i])));
  }
}
