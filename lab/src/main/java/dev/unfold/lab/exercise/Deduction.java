package dev.unfold.lab.exercise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What follows from the tensors that are right and those that are wrong; nothing that only may follow. */
record Deduction(Task task, List<TensorFinding> findings) {

  List<String> sentences() {
    List<TensorFinding> wrong = findings.stream().filter(one -> !one.isRight()).toList();
    if (wrong.isEmpty()) {
      return List.of();
    }
    List<String> sentences = new ArrayList<>();
    TensorFinding first = wrong.get(0);
    if (first.isZero()) {
      sentences.add(
          "Where to look: "
              + first.name()
              + " comes next: it stands in "
              + first.tensor().equation()
              + ".");
      return sentences;
    }
    if (!first.isFinite()) {
      return List.of("Where to look: " + end(ErrorPattern.of(first, findings, task).question()));
    }
    boolean ofForward = first.tensor().path().equals("logP");
    if (!ofForward) {
      sentences.add(wrong.size() == 1 && findings.size() > 1 ? only(first) : begin(first));
    }
    question(first, wrong).ifPresent(question -> sentences.add("Where to look: " + end(question)));
    return sentences;
  }

  private String only(TensorFinding wrong) {
    String name = wrong.name();
    boolean index = name.equals("W_h") && isRight("W_x") && isRight("W_e");
    return index
        ? "Only W_h is wrong. W_x and W_e are right, so dz_t is right at every step: which h is"
            + " paired with dz_t, and over which steps is it summed?"
        : "Only " + name + " is wrong: look at what is added to it, " + place(wrong) + ".";
  }

  private static String begin(TensorFinding first) {
    return "From the loss backwards, "
        + first.name()
        + " is the first wrong one: the mistake is in its line, which "
        + place(first).substring(3)
        + ", or in what flows into it from the loss.";
  }

  private static String place(TensorFinding finding) {
    return "it stands in " + finding.tensor().equation();
  }

  private boolean isRight(String name) {
    return findings.stream().anyMatch(one -> one.name().equals(name) && one.isRight());
  }

  /** The question of the first wrong tensor's pattern, where all wrong tensors have a part in it. */
  private Optional<String> question(TensorFinding first, List<TensorFinding> wrong) {
    ErrorPattern pattern = ErrorPattern.of(first, findings, task);
    if (first.tensor().path().equals("wy")
        && isOfSteps()
        && pattern.remark().startsWith("right only")) {
      return first.where(true).size() == 1
          ? Optional.of("is it summed over all steps, and divided by T once?")
          : Optional.empty();
    }
    if (wrong.size() == 1 && first.name().equals("W_h")) {
      return Optional.empty();
    }
    List<ErrorPattern> patterns =
        wrong.stream().map(one -> ErrorPattern.of(one, findings, task)).toList();
    boolean shared =
        patterns.stream().map(ErrorPattern::remark).distinct().count() == 1 || carry(wrong);
    return shared
        ? patterns.stream()
            .map(ErrorPattern::question)
            .filter(question -> !question.isEmpty())
            .findFirst()
        : Optional.empty();
  }

  private boolean isOfSteps() {
    return findings.stream().anyMatch(one -> one.tensor().path().equals("wh"));
  }

  /** Whether all that depends on dz is right in a sentence of one word alone. */
  private boolean carry(List<TensorFinding> wrong) {
    return isOfSteps()
        && wrong.stream().anyMatch(one -> one.name().equals("W_x"))
        && wrong.stream().anyMatch(one -> one.name().equals("W_e"))
        && wrong.stream()
            .filter(one -> !one.name().equals("W_h"))
            .allMatch(one -> one.where(true).stream().map(Probe::rows).toList().equals(List.of(1)));
  }

  private static String end(String question) {
    return question.contains("?") || question.endsWith(".") ? question : question + ".";
  }
}
