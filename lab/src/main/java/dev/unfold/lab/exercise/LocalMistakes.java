package dev.unfold.lab.exercise;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Known mistakes that are found side by side, each by the tensors that it makes wrong: any number of them, if no two
 * change the same tensor.
 */
record LocalMistakes(List<String> sentences, Set<String> explained) {

  /** Those whose every wrong tensor has exactly the numbers found. */
  static LocalMistakes of(
      List<TensorFinding> findings, List<ProbeAnswer> found, ReferenceAnswers known) {
    List<String> sentences = new ArrayList<>();
    Set<String> explained = new LinkedHashSet<>();
    for (ReferenceAnswers.Wrong one : known.withOne()) {
      List<String> affected = new ArrayList<>();
      boolean present = true;
      for (TensorFinding finding : findings) {
        if (!alike(finding.name(), one.answers(), known.right())) {
          affected.add(finding.name());
          present &= !finding.isZero() && alike(finding.name(), one.answers(), found);
        }
      }
      if (present && !affected.isEmpty() && affected.stream().noneMatch(explained::contains)) {
        sentences.addAll(one.sentences());
        explained.addAll(affected);
      }
    }
    return new LocalMistakes(sentences, explained);
  }

  private static boolean alike(String name, List<ProbeAnswer> a, List<ProbeAnswer> b) {
    for (int p = 0; p < a.size(); p++) {
      if (!RelativeErrors.alike(a.get(p).result().get(name), b.get(p).result().get(name))) {
        return false;
      }
    }
    return true;
  }
}
