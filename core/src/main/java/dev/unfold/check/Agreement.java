package dev.unfold.check;

import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Two answers for the same sentences, compared tensor by tensor.
 *
 * @param forward the output and the loss
 * @param backward dx, if the input has a gradient, and every parameter's gradient
 */
public record Agreement(List<Comparison> forward, List<Comparison> backward) {
  /**
   * Compares two answers.
   *
   * @param one gave the first answer
   * @param other gave the second; it has the same parameters, in the same or the other number type
   * @param allowed the largest difference that passes
   */
  public static Agreement of(
      Checkable one, Answer first, Checkable other, Answer second, double allowed) {
    List<Pair> pairs = new ArrayList<>();
    if (first.dx().columns() > 0) {
      pairs.add(new Pair(GradientCheck.INPUT, first.dx(), second.dx()));
    }
    for (int p = 0; p < one.parameters().size(); p++) {
      Parameter ours = one.parameters().get(p);
      Parameter theirs = other.parameters().get(p);
      pairs.add(
          new Pair(ours.name(), first.gradients().dense(ours), second.gradients().dense(theirs)));
    }
    double largest = pairs.stream().mapToDouble(Pair::largest).reduce(0, Math::max);
    double loss = Comparison.difference(first.loss(), second.loss());
    return new Agreement(
        List.of(
            new Pair("output", first.output(), second.output()).compare(0, allowed),
            new Comparison("loss", loss, allowed)),
        pairs.stream().map(pair -> pair.compare(largest, allowed)).toList());
  }

  private record Pair(String what, Matrix ours, Matrix theirs) {
    double largest() {
      return Math.max(ours.maxAbs(), theirs.maxAbs());
    }

    Comparison compare(double largestOfAll, double allowed) {
      return new Comparison(what, Comparison.difference(ours, theirs, largestOfAll), allowed);
    }
  }

  /** All comparisons, forward first. */
  public List<Comparison> all() {
    return Stream.concat(forward.stream(), backward.stream()).toList();
  }

  /** The largest difference of the output and the loss. */
  public double forwardDifference() {
    return largest(forward);
  }

  /** The largest difference of dx and all gradients; 0 if there are none. */
  public double backwardDifference() {
    return largest(backward);
  }

  /** The largest difference in any tensor. */
  public double difference() {
    return Math.max(forwardDifference(), backwardDifference());
  }

  private static double largest(List<Comparison> comparisons) {
    return comparisons.stream().mapToDouble(Comparison::difference).reduce(0, Math::max);
  }
}
