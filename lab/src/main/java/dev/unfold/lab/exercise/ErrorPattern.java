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

  /** The first pattern that fits the errors of a wrong tensor. */
  static ErrorPattern of(TensorFinding finding, Task task) {
    return zero(finding)
        .or(() -> notFinite(finding))
        .or(() -> factor(finding))
        .or(() -> byRows(finding, task.letter()))
        .or(() -> transposed(finding))
        .or(() -> someProbes(finding, task))
        .or(() -> someRows(finding, task))
        .orElseGet(() -> new ErrorPattern("wrong", look(finding), false));
  }

  private static String look(TensorFinding finding) {
    return "look at the line for " + finding.name() + ", which stands in " + equation(finding);
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

  /** The same multiple of the right value everywhere. */
  private static Optional<ErrorPattern> factor(TensorFinding finding) {
    double first = ratio(finding.found().get(best(finding)), finding.right().get(best(finding)));
    if (!isMultiple(finding, probe -> first)) {
      return Optional.empty();
    }
    return Math.abs(first + 1) < ROUNDING
        ? some(true, "of the wrong sign", "a sign is reversed at or before " + equation(finding))
        : some(
            true,
            digits(first) + " times what it should be",
            "something is added twice, left out or scaled at or before " + equation(finding));
  }

  /** Too large, or too small, by a factor of the probe's number of rows. */
  private static Optional<ErrorPattern> byRows(TensorFinding finding, String letter) {
    IntToDoubleFunction rows = probe -> finding.probes().get(probe).rows();
    if (isMultiple(finding, rows)) {
      return some(
          true,
          letter + " times what it should be",
          "the loss is a mean: divide by " + letter + ", once");
    }
    return some(
        isMultiple(finding, probe -> 1 / rows.applyAsDouble(probe)),
        "divided by " + letter + " once too often",
        "the loss is a mean: divide by " + letter + ", once");
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
        "the two factors of its product are in the wrong order");
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
    return Optional.of(new ErrorPattern(remark, specific ? question : look(finding), specific));
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
        !wrong.isEmpty() && 2 * wrong.size() < used,
        "wrong only at " + Phrases.and(wrong),
        "are the bounds of the loop right, and is each step treated like the others?");
  }
}
