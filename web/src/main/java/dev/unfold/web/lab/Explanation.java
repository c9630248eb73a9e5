package dev.unfold.web.lab;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * How one number was computed.
 *
 * @param value the tensor that it belongs to
 * @param t its word
 * @param column its column
 * @param terms its operands, the largest products of each sum first
 * @param preactivation the sum before the non-linearity, if there is one
 */
public record Explanation(
    Value value, int t, int column, List<Term> terms, OptionalDouble preactivation) {
  /** The explanation of an entry of one of these tensors. */
  static Explanation of(List<Value> values, String tensor, int t, int column) {
    Value value = find(values, tensor);
    if (t < 0 || t >= value.matrix().rows() || column < 0 || column >= value.matrix().columns()) {
      throw new IllegalArgumentException(
          tensor
              + "["
              + t
              + ","
              + column
              + "]: "
              + tensor
              + " is "
              + value.matrix().shape()
              + ", rows and columns are counted from 0");
    }
    OptionalDouble pre =
        value
            .preactivation()
            .map(name -> OptionalDouble.of(find(values, name).matrix().get(t, column)))
            .orElse(OptionalDouble.empty());
    return new Explanation(value, t, column, sorted(value.recipe().operands(t, column)), pre);
  }

  private static Value find(List<Value> values, String name) {
    Optional<Value> found = values.stream().filter(v -> v.name().equals(name)).findFirst();
    return found.orElseThrow(
        () ->
            new IllegalArgumentException(
                "tensor \""
                    + name
                    + "\": expected one of "
                    + values.stream().map(Value::name).collect(Collectors.joining(", "))));
  }

  private static List<Term> sorted(List<Term> terms) {
    Map<String, List<Term>> sums = new LinkedHashMap<>();
    terms.forEach(term -> sums.computeIfAbsent(term.sum(), sum -> new ArrayList<>()).add(term));
    List<Term> sorted = new ArrayList<>();
    Comparator<Term> bySize = Comparator.comparingDouble(term -> -Math.abs(term.product()));
    sums.values().forEach(sum -> sum.stream().sorted(bySize).forEach(sorted::add));
    return sorted;
  }

  /** The number. */
  public double number() {
    return value.matrix().get(t, column);
  }

  /** With this number's indices: {@code z[4,2] = Σ_j W_x[2,j] e[4,j] + Σ_j W_h[2,j] h[3,j]}. */
  public String formula() {
    String own = Operands.at(value.name(), t, column);
    String sum = terms.stream().map(Term::sum).distinct().collect(Collectors.joining(" + "));
    if (sum.isEmpty()) {
      return value.equation().text();
    }
    return own
        + " = "
        + value
            .preactivation()
            .map(name -> value.nonlinearity().orElse("") + "(" + sum + ")")
            .orElse(sum);
  }
}
