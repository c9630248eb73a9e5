package dev.unfold.lab.exercise;

import dev.unfold.matrix.Matrix;
import java.util.ArrayList;
import java.util.List;

/**
 * One tensor as a student's file computed it, compared with the solution on each probe.
 *
 * @param tensor the tensor
 * @param probes the inputs
 * @param found the file's values, one for each probe
 * @param right the solution's values
 * @param numeric values by finite differences; empty if there are none
 */
record TensorFinding(
    CheckedTensor tensor,
    List<Probe> probes,
    List<Matrix> found,
    List<Matrix> right,
    List<Matrix> numeric) {

  /** The findings for all tensors of a task. */
  static List<TensorFinding> all(Task task, List<ProbeAnswer> found, List<ProbeAnswer> right) {
    return task.tensors().stream().map(tensor -> of(tensor, task, found, right)).toList();
  }

  private static TensorFinding of(
      CheckedTensor tensor, Task task, List<ProbeAnswer> found, List<ProbeAnswer> right) {
    String name = tensor.name();
    return new TensorFinding(
        tensor,
        task.probes(),
        found.stream().map(answer -> answer.result().get(name)).toList(),
        right.stream().map(answer -> answer.result().get(name)).toList(),
        found.stream()
            .filter(answer -> answer.numeric().containsKey(name))
            .map(answer -> answer.numeric().get(name))
            .toList());
  }

  String name() {
    return tensor.name();
  }

  /** The relative errors on a probe. */
  Matrix errors(int probe) {
    return RelativeErrors.errors(found.get(probe), right.get(probe));
  }

  /** The largest relative error over all probes, against the solution; NaN if an entry is not a number. */
  double error() {
    double largest = 0;
    for (int p = 0; p < found.size(); p++) {
      largest = Math.max(largest, RelativeErrors.largest(errors(p)));
    }
    return largest;
  }

  /** The same against finite differences; also NaN without finite differences. */
  double numericError() {
    double largest = numeric.isEmpty() ? Double.NaN : 0;
    for (int p = 0; p < numeric.size(); p++) {
      largest =
          Math.max(
              largest, RelativeErrors.largest(RelativeErrors.errors(found.get(p), numeric.get(p))));
    }
    return largest;
  }

  boolean isRight() {
    return error() <= RelativeErrors.ROUNDING;
  }

  /** Whether it is wrongly zero everywhere. */
  boolean isZero() {
    return !isRight() && found.stream().allMatch(matrix -> matrix.maxAbs() == 0);
  }

  /** Whether every entry is a finite number or right. */
  boolean isFinite() {
    return !Double.isNaN(error());
  }

  /** The probes on which it is right, or those on which it is wrong. */
  List<Probe> where(boolean isRight) {
    List<Probe> where = new ArrayList<>();
    for (int p = 0; p < probes.size(); p++) {
      if (RelativeErrors.alike(found.get(p), right.get(p)) == isRight) {
        where.add(probes.get(p));
      }
    }
    return where;
  }
}
