package dev.unfold.check;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The results of one case.
 *
 * @param name of the case
 * @param slopes the numeric gradient check: one result for each parameter, and one for the input if it has a gradient
 * @param float32 {@code FLOAT32} compared with {@code FLOAT64}
 * @param invariants in both number types
 * @param twin ours compared with the twin, if there is one
 */
public record CheckRow(
    String name,
    List<GradientCheck.Result> slopes,
    Agreement float32,
    List<Comparison> invariants,
    Optional<Agreement> twin) {
  private static final Comparator<GradientCheck.Result> BY_ERROR =
      Comparator.comparingDouble(GradientCheck.Result::error);

  /** The largest error of the numeric gradient over all parameters; empty if there are none. */
  public OptionalDouble parameterError() {
    return slopes.stream()
        .filter(slope -> !slope.parameter().equals(GradientCheck.INPUT))
        .mapToDouble(GradientCheck.Result::error)
        .reduce(Math::max); // NaN stays
  }

  /** The largest error of the numeric gradient over dx; empty if the input has no gradient. */
  public OptionalDouble inputError() {
    return slopes.stream()
        .filter(slope -> slope.parameter().equals(GradientCheck.INPUT))
        .mapToDouble(GradientCheck.Result::error)
        .findFirst();
  }

  /** The result with the largest error, of all parameters and the input. */
  public GradientCheck.Result worstSlope() {
    return slopes.stream().max(BY_ERROR).orElseThrow();
  }

  /** Whether every invariant holds. */
  public boolean held() {
    return invariants.stream().allMatch(Comparison::held);
  }

  /** Whether every check is within its bound. */
  public boolean passed() {
    return failure().isEmpty();
  }

  /** The error message of the first check that exceeds its bound, with its worst entry; empty if all pass. */
  public Optional<String> failure() {
    GradientCheck.Result slope = worstSlope();
    return Stream.of(
            slope.passed() ? Optional.<String>empty() : Optional.of("gradient check: " + slope),
            over("invariants", invariants),
            over("float32", float32.all()),
            over("twin", twin.map(Agreement::all).orElse(List.of())))
        .flatMap(Optional::stream)
        .findFirst()
        .map(failure -> failure + " in " + name);
  }

  private static Optional<String> over(String check, List<Comparison> comparisons) {
    return comparisons.stream()
        .filter(comparison -> !comparison.held())
        .max(Comparison.BY_DIFFERENCE)
        .map(comparison -> check + ": " + comparison);
  }
}
