package dev.unfold.lab.exercise;

import dev.unfold.matrix.Matrix;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The pattern of a tensor's errors, and the question that it suggests.
 *
 * @param remark its description, worded to follow the tensor's name and "is"
 * @param question where to look
 * @param specific whether the question says more than which line to look at
 */
record ErrorPattern(String remark, String question, boolean specific) {
  private static final double ROUNDING = 1e-6;

  /** The first pattern that fits the errors of a wrong tensor among all. */
  static ErrorPattern of(TensorFinding finding, List<TensorFinding> all, Task task) {
    return zero(finding)
        .or(() -> notFinite(finding))
        .or(() -> factor(finding, task.letter()))
        .or(() -> transposed(finding))
        .or(() -> exchanged(finding, all))
        .or(() -> someProbes(finding, task))
        .or(() -> someRows(finding, task))
        .orElseGet(() -> new ErrorPattern("wrong", "", false));
  }

  private static String equation(TensorFinding finding) {
    return finding.tensor().equation();
  }

  private static Optional<ErrorPattern> some(boolean fits, String remark, String question) {
    return fits ? Optional.of(new ErrorPattern(remark, question, true)) : Optional.empty();
  }

  private static Optional<ErrorPattern> zero(TensorFinding finding) {
    String next = finding.name() + " comes next: it stands in " + equation(finding);
    return some(finding.isZero(), "still zero", next);
  }

  private static Optional<ErrorPattern> notFinite(TensorFinding finding) {
    return some(
        !finding.isFinite(),
        "not a finite number everywhere",
        "a division by zero, a logarithm of zero or an exponential of a large number occurs at or before "
            + finding.name());
  }

  /** A multiple of the right value everywhere, which may depend on the number of rows. */
  private static Optional<ErrorPattern> factor(TensorFinding finding, String letter) {
    int best = best(finding);
    double ratio = ratio(finding.found().get(best), finding.right().get(best));
    if (!(Math.abs(ratio) > 1e-12)) {
      return Optional.empty();
    }
    int rows = finding.probes().get(best).rows();
    for (int power : letter.isEmpty() ? new int[] {0} : new int[] {0, 1, -1, 2, -2}) {
      double constant = ratio / Math.pow(rows, power);
      IntToDoubleFunction factor =
          probe -> constant * Math.pow(finding.probes().get(probe).rows(), power);
      if (isMultiple(finding, factor)) {
        return Optional.of(multiple(constant, power, letter));
      }
    }
    return Optional.empty();
  }

  private static ErrorPattern multiple(double constant, int power, String letter) {
    if (power == 0 && Math.abs(constant + 1) < ROUNDING) {
      return new ErrorPattern("of the wrong sign", "a sign is reversed", true);
    }
    boolean one = Math.abs(Math.abs(constant) - 1) < ROUNDING;
    String number = one ? (constant < 0 ? "−" : "") : digits(constant).replace('-', '−');
    if (power == 0) {
      return new ErrorPattern(number + " times what it should be", "", true);
    }
    String times =
        (power > 0 ? (one ? number : number + " ") : one ? number + "1/" : number + "/")
            + letter
            + (Math.abs(power) == 2 ? "²" : "");
    String sign = constant < 0 ? "a sign is reversed, and " : "";
    String question = sign + "the loss is a mean: divide by " + letter + ", once";
    return new ErrorPattern(times + " times what it should be", question, true);
  }

  /** Whether it is exactly zero on every probe of more than one row, and right or zero on the others. */
  static boolean isZeroBeyondOneRow(TensorFinding finding) {
    return IntStream.range(0, finding.probes().size())
        .allMatch(
            p ->
                finding.probes().get(p).rows() > 1
                    ? finding.found().get(p).maxAbs() == 0
                    : RelativeErrors.alike(finding.found().get(p), finding.right().get(p)));
  }

  private static Optional<ErrorPattern> exchanged(TensorFinding finding, List<TensorFinding> all) {
    return all.stream()
        .filter(other -> !other.name().equals(finding.name()))
        .filter(other -> sameAs(finding, other))
        .findFirst()
        .map(
            other ->
                new ErrorPattern(
                    "what the gradient of " + other.name() + " should be",
                    "the gradients of " + finding.name() + " and " + other.name() + " are mixed up",
                    true));
  }

  private static boolean sameAs(TensorFinding finding, TensorFinding other) {
    return IntStream.range(0, finding.probes().size())
        .allMatch(p -> RelativeErrors.alike(finding.found().get(p), other.right().get(p)));
  }

  private static String digits(double number) {
    BigDecimal rounded = new BigDecimal(number).round(new MathContext(4));
    return rounded.stripTrailingZeros().toPlainString();
  }

  private static boolean isMultiple(TensorFinding finding, IntToDoubleFunction factor) {
    return IntStream.range(0, finding.probes().size())
        .allMatch(
            p -> {
              Matrix scaled = finding.right().get(p).copy().scale(factor.applyAsDouble(p));
              return RelativeErrors.alike(finding.found().get(p), scaled);
            });
  }

  /** The probe with the largest right value. */
  private static int best(TensorFinding finding) {
    return IntStream.range(0, finding.probes().size())
        .reduce(
            0, (a, b) -> finding.right().get(b).maxAbs() > finding.right().get(a).maxAbs() ? b : a);
  }

  private static double ratio(Matrix found, Matrix right) {
    return found.copy().multiply(right).sum() / right.sumOfSquares();
  }

  private static Optional<ErrorPattern> transposed(TensorFinding finding) {
    return some(
        IntStream.range(0, finding.probes().size())
            .allMatch(
                p ->
                    RelativeErrors.alike(
                        finding.found().get(p), finding.right().get(p).transposed())),
        "the transpose of what it should be",
        "");
  }

  private static Optional<ErrorPattern> someProbes(TensorFinding finding, Task task) {
    List<Probe> right = finding.where(true);
    List<Probe> wrong = finding.where(false);
    if (right.isEmpty()) {
      return Optional.empty();
    }
    boolean few = right.size() <= wrong.size();
    List<Probe> named = few ? right : wrong;
    String remark =
        (few ? "right" : "wrong") + " only in " + task.kind() + " " + Probe.names(named);
    Probe first = named.get(0);
    String question = few ? first.ifRightOnlyHere() : first.ifWrongOnlyHere();
    boolean specific = named.size() == 1 && !question.isEmpty();
    return Optional.of(new ErrorPattern(remark, specific ? question : "", specific));
  }

  /** Wrong in a minority of the rows of the probe that has the most rows. */
  private static Optional<ErrorPattern> someRows(TensorFinding finding, Task task) {
    int most =
        IntStream.range(0, finding.probes().size())
            .reduce(
                0,
                (a, b) -> finding.probes().get(b).rows() > finding.probes().get(a).rows() ? b : a);
    List<String> names = task.rowNames(finding.tensor(), finding.probes().get(most));
    Matrix errors = finding.errors(most);
    List<String> wrong =
        IntStream.range(0, errors.rows())
            .filter(
                r -> !names.get(r).isEmpty() && errors.row(r).maxAbs() > RelativeErrors.ROUNDING)
            .mapToObj(names::get)
            .toList();
    long used = names.stream().filter(name -> !name.isEmpty()).count();
    return some(
        !wrong.isEmpty() && 2 * wrong.size() < used, "wrong only at " + Phrases.and(wrong), "");
  }
}
