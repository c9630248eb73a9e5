package dev.unfold.lab.exercise;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;

/** Explains wrong results: by known mistakes that give the same numbers, or else by the pattern of the errors. */
final class Diagnosis {
  /** Errors of finite differences are less than this. */
  private static final double NEARLY = 1e-4;

  /** A part of the pass that many turn into p or ds in place, and that nothing else reads. */
  private static final String HARMLESS = "logP";

  /** Errors of a derivation, in any order of summation, are less than this. */
  private static final double EXACT = 1e-11;

  private final Task task;
  private final ReferenceAnswers known;
  private final List<ProbeAnswer> found;
  private final List<TensorFinding> findings;
  private final SourceTraps source;

  Diagnosis(Task task, ReferenceAnswers known, List<ProbeAnswer> found, String text) {
    this.source = new SourceTraps(text);
    this.task = task;
    this.known = known;
    this.found = found;
    this.findings = TensorFinding.all(task, found, known.right());
  }

  List<TensorFinding> findings() {
    return findings;
  }

  /** Whether all results are right and no given matrix was changed. */
  boolean isRight() {
    return unwritten().isEmpty()
        && forwardChanged().isEmpty()
        && names(ProbeAnswer::changed).isEmpty()
        && findings.stream().allMatch(TensorFinding::isRight);
  }

  /** Whether every result is still zero. */
  boolean isEmpty() {
    return names(ProbeAnswer::changed).isEmpty()
        && findings.stream().allMatch(TensorFinding::isZero)
        && source.lostResult().isEmpty();
  }

  /** The line at which the code reached a part that is not written yet. */
  OptionalInt unwritten() {
    return found.stream().mapToInt(ProbeAnswer::unwritten).filter(line -> line > 0).findFirst();
  }

  /** What is wrong and where to look, the most specific sentence first; at last the part that is to be written next. */
  List<String> sentences() {
    OptionalInt line = unwritten();
    return line.isEmpty()
        ? judged()
        : Stream.concat(
                judged().stream(),
                Stream.of("Line " + line.getAsInt() + " comes next: it is not written yet."))
            .toList();
  }

  private List<String> judged() {
    List<String> forward = forwardChanged();
    if (!forward.isEmpty()) {
      return List.of(
          "The forward pass is not the given one any more: "
              + Phrases.and(forward)
              + (forward.size() == 1 ? " differs" : " differ")
              + " from the solution. Change only your part.");
    }
    List<String> changed = names(ProbeAnswer::changed);
    if (!changed.isEmpty()) {
      return List.of(changedWeights(changed));
    }
    if (isApproximate()) {
      return List.of(approximate());
    }
    Optional<String> lost = source.lostResult();
    if (lost.isPresent()) {
      return List.of(lost.get(), groups());
    }
    return integerDivision().or(this::knownMistakes).orElseGet(this::local);
  }

  /** Whether each tensor is right to some digits and none is exact, which no derivation gives. */
  private boolean isApproximate() {
    return findings.stream().allMatch(one -> one.error() > EXACT && one.error() < NEARLY);
  }

  private String approximate() {
    return "Every gradient is right to a few digits, but none is exact: "
        + (source.usesFloat()
            ? "your part computes in float, which has seven digits; use double."
            : "these are finite differences. The exercise asks for the derivation.");
  }

  private String changedWeights(List<String> changed) {
    boolean nothing = findings.stream().allMatch(TensorFinding::isZero);
    return "The backward pass changes "
        + Phrases.and(changed)
        + " itself. "
        + (nothing
            ? "Add to the matrices of d instead, such as d.wy in place of wy."
            : "Methods of Matrix work in place: copy() the matrix first.");
  }

  /** All gradients exactly zero, but those of a single row. */
  private Optional<List<String>> integerDivision() {
    OptionalInt line = source.integerDivision();
    boolean zero =
        findings.stream().allMatch(one -> one.isRight() || ErrorPattern.isZeroBeyondOneRow(one));
    if (line.isEmpty() || !zero || findings.stream().allMatch(TensorFinding::isRight)) {
      return Optional.empty();
    }
    return Optional.of(
        List.of(
            "Line "
                + line.getAsInt()
                + ": the gradient is exactly zero for more than one word. A division of two whole"
                + " numbers, such as 1 / n, is 0 in Java; write 1.0 / n."));
  }

  /** Known mistakes side by side, if they explain every wrong tensor; a part could mislead. */
  private List<String> local() {
    LocalMistakes local = LocalMistakes.of(findings, found, known);
    boolean all =
        findings.stream().allMatch(one -> one.isRight() || local.explained().contains(one.name()));
    return all ? local.sentences() : patterns();
  }

  /** The results of the forward pass that differ from the solution's. */
  private List<String> forwardChanged() {
    return known.right().get(0).forward().keySet().stream()
        .filter(
            name -> {
              for (int p = 0; p < found.size(); p++) {
                ProbeAnswer right = known.right().get(p);
                if (!RelativeErrors.alike(
                    found.get(p).forward().get(name), right.forward().get(name))) {
                  return true;
                }
              }
              return false;
            })
        .toList();
  }

  private List<String> names(Function<ProbeAnswer, List<String>> names) {
    return found.stream().flatMap(answer -> names.apply(answer).stream()).distinct().toList();
  }

  /** The known mistakes that give exactly these numbers, as far as results are written. */
  private Optional<List<String>> knownMistakes() {
    List<String> written =
        findings.stream().filter(one -> !one.isZero()).map(TensorFinding::name).toList();
    List<String> all = findings.stream().map(TensorFinding::name).toList();
    if (findings.stream().allMatch(one -> one.isRight() || one.isZero())) {
      return first(known.withOne(), all);
    }
    return first(known.withOne(), all)
        .or(() -> first(known.withOne(), written).map(this::andMissing))
        .or(() -> first(known.withTwo(), all))
        .or(() -> first(known.withTwo(), written).map(this::andMissing));
  }

  private Optional<List<String>> first(List<ReferenceAnswers.Wrong> wrong, List<String> names) {
    return wrong.stream()
        .filter(one -> matches(one, names))
        .map(ReferenceAnswers.Wrong::sentences)
        .findFirst();
  }

  private boolean matches(ReferenceAnswers.Wrong wrong, List<String> names) {
    for (int p = 0; p < found.size(); p++) {
      for (String name : names) {
        if (!RelativeErrors.alike(
            found.get(p).result().get(name), wrong.answers().get(p).result().get(name))) {
          return false;
        }
      }
    }
    return true;
  }

  private List<String> andMissing(List<String> sentences) {
    List<String> missing =
        findings.stream().filter(TensorFinding::isZero).map(TensorFinding::name).toList();
    return Stream.concat(
            sentences.stream(),
            Stream.of(Phrases.and(missing) + " " + Phrases.are(missing) + " still zero."))
        .toList();
  }

  /** What the numbers show of each tensor. */
  private String groups() {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    for (TensorFinding finding : findings) {
      groups.computeIfAbsent(remark(finding), r -> new ArrayList<>()).add(finding.name());
    }
    List<String> said = new ArrayList<>();
    groups.forEach(
        (remark, names) -> said.add(Phrases.and(names) + " " + Phrases.are(names) + " " + remark));
    return String.join("; ", said) + ".";
  }

  /** What the numbers show, and what follows from it. */
  private List<String> patterns() {
    List<String> sentences = new ArrayList<>(List.of(groups()));
    List<String> touched = names(ProbeAnswer::touched);
    if (touched.stream().allMatch(HARMLESS::equals)) {
      sentences.addAll(new Deduction(task, findings).sentences());
    }
    if (!touched.isEmpty()) {
      sentences.add(
          "Your part changes "
              + Phrases.and(touched)
              + " of the pass, and what reads it later gets the changed values. Methods of Matrix work"
              + " in place: is that intended, or is a copy() missing?");
    }
    return sentences;
  }

  /** A remark on a tensor, worded to follow its name and "is". */
  String remark(TensorFinding finding) {
    return finding.isRight() ? "right" : ErrorPattern.of(finding, findings, task).remark();
  }
}
