package dev.unfold.lab.exercise;

import dev.unfold.matrix.Matrix;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** How the class of an exercise is run, and which tensors are checked. */
interface Task {
  /** The checked tensors, in the order of the backward pass, in which students write them. */
  List<CheckedTensor> tensors();

  /** The inputs on which the class is run. */
  List<Probe> probes();

  /** Words before the name of a probe, such as {@code sentences of}. */
  String kind();

  /** The letter for the number of rows of a probe in shapes, such as {@code T}. */
  String letter();

  /** Names of the rows of a tensor on a probe, such as {@code step 2}; empty for a row that the probe does not use. */
  default List<String> rowNames(CheckedTensor tensor, Probe probe) {
    boolean perProbe = tensor.rows() == CheckedTensor.PER_PROBE;
    String what = !perProbe ? "row " : letter().equals("B") ? "sentence " : "word ";
    return IntStream.range(0, tensor.zeros(probe.rows()).rows()).mapToObj(r -> what + r).toList();
  }

  /** Wrong values of a tensor whose cause is known; empty if the task has none. */
  default List<StepCopies.Alternative> alternatives(CheckedTensor tensor) {
    return List.of();
  }

  /** Runs the class on a probe. */
  ProbeAnswer run(StudentClass code, Probe probe);

  /** Gradients by finite differences of the class's own forward pass, by name; empty if the task has none. */
  Map<String, Matrix> slopes(StudentClass code, Probe probe);
}
