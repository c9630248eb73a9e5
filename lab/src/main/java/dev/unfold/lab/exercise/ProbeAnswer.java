package dev.unfold.lab.exercise;

import dev.unfold.matrix.Matrix;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The matrices that a class computed on one probe.
 *
 * @param forward results of the given part, by name; they must equal those of the solution
 * @param result the results to check, by the tensor's name
 * @param numeric the same by finite differences, where they exist; empty if they were not requested
 * @param changed names of weights and inputs that the backward pass changed, which is an error
 * @param touched parts of the pass that it changed, which may be intended
 * @param unwritten the line at which it reached a part that is not written yet; 0 if it ended
 */
record ProbeAnswer(
    Map<String, Matrix> forward,
    Map<String, Matrix> result,
    Map<String, Matrix> numeric,
    List<String> changed,
    List<String> touched,
    int unwritten) {
  /** Copies the collections and keeps their order. */
  ProbeAnswer {
    forward = Collections.unmodifiableMap(new LinkedHashMap<>(forward));
    result = Collections.unmodifiableMap(new LinkedHashMap<>(result));
    numeric = Collections.unmodifiableMap(new LinkedHashMap<>(numeric));
    changed = List.copyOf(changed);
    touched = List.copyOf(touched);
  }

  /** This answer with finite differences. */
  ProbeAnswer with(Map<String, Matrix> slopes) {
    return new ProbeAnswer(forward, result, slopes, changed, touched, unwritten);
  }
}
