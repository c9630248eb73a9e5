package dev.unfold.lab.exercise;

import dev.unfold.check.GradientCheck;
import dev.unfold.matrix.Matrix;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;

/** The matrices of the given tensors on one probe, by their paths. */
final class MatricesByPath {
  private final List<CheckedTensor> tensors;
  private final Map<String, Matrix> values = new LinkedHashMap<>();

  private MatricesByPath(List<CheckedTensor> tensors) {
    this.tensors = tensors;
  }

  /** Random matrices. */
  static MatricesByPath drawn(List<CheckedTensor> tensors, Probe probe) {
    MatricesByPath leaves = new MatricesByPath(tensors);
    tensors.forEach(tensor -> leaves.values.put(tensor.path(), tensor.draw(probe.rows())));
    return leaves;
  }

  /** Zero matrices. */
  static MatricesByPath zeros(List<CheckedTensor> tensors, Probe probe) {
    MatricesByPath leaves = new MatricesByPath(tensors);
    tensors.forEach(tensor -> leaves.values.put(tensor.path(), tensor.zeros(probe.rows())));
    return leaves;
  }

  /** A copy, with copied matrices. */
  MatricesByPath copy() {
    MatricesByPath copy = new MatricesByPath(tensors);
    values.forEach((path, value) -> copy.values.put(path, value.copy()));
    return copy;
  }

  /** The matrix of a path; {@code null}, which {@link StudentClass} rejects, for an unknown one. */
  Object get(String path) {
    return values.get(path);
  }

  /** The matrix of a known path. */
  Matrix matrix(String path) {
    return values.get(path);
  }

  /** All matrices, by their names in the equations. */
  Map<String, Matrix> named() {
    Map<String, Matrix> named = new LinkedHashMap<>();
    tensors.forEach(tensor -> named.put(tensor.name(), values.get(tensor.path())));
    return named;
  }

  /** The gradient of a loss by finite differences, by the names in the equations. */
  Map<String, Matrix> slopes(DoubleSupplier loss) {
    Map<String, Matrix> slopes = named();
    slopes.replaceAll((name, value) -> GradientCheck.slopes(value, loss));
    return slopes;
  }

  /** The names of the matrices that differ from an earlier copy. */
  List<String> changedSince(MatricesByPath before) {
    return tensors.stream()
        .filter(
            tensor ->
                !RelativeErrors.same(values.get(tensor.path()), before.values.get(tensor.path())))
        .map(CheckedTensor::name)
        .toList();
  }
}
