package dev.unfold.lab.exercise;

import dev.unfold.matrix.Matrix;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a class made of one probe.
 *
 * @param forward results of the part that was given, by name; must be those of the solution
 * @param result what is checked, by the tensor's name
 * @param numeric the same by finite differences; empty if they were not asked for, without those that have none
 * @param changed the names of weights and inputs that the way back has changed, which it must not
 * @param touched the parts of the pass that it has changed, which it may if it knows what it does
 */
record ProbeAnswer(
    Map<String, Matrix> forward,
    Map<String, Matrix> result,
    Map<String, Matrix> numeric,
    List<String> changed,
    List<String> touched) {
  /** Copies, in the order given. */
  ProbeAnswer {
    forward = Collections.unmodifiableMap(new LinkedHashMap<>(forward));
    result = Collections.unmodifiableMap(new LinkedHashMap<>(result));
    numeric = Collections.unmodifiableMap(new LinkedHashMap<>(numeric));
    changed = List.copyOf(changed);
    touched = List.copyOf(touched);
  }

  /** The same with finite differences. */
  ProbeAnswer with(Map<String, Matrix> slopes) {
    return new ProbeAnswer(forward, result, slopes, changed, touched);
  }
}
