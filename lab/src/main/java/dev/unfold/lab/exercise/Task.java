package dev.unfold.lab.exercise;

import dev.unfold.matrix.Matrix;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** How an exercise's class is run, and what is looked at. */
interface Task {
  /** What is checked, in the order in which it is to be written: that of the way back. */
  List<CheckedTensor> tensors();

  /** What it is run on. */
  List<Probe> probes();

  /** What stands before a probe's name, such as {@code sentences of}. */
  String kind();

  /** What a probe's rows are called in shapes, such as {@code T}. */
  String letter();

  /** What the rows of a tensor are on a probe, such as {@code step 2}; empty for a row that the probe does not use. */
  default List<String> rowNames(CheckedTensor tensor, Probe probe) {
    boolean perProbe = tensor.rows() == CheckedTensor.PER_PROBE;
    String what = !perProbe ? "row " : letter().equals("B") ? "sentence " : "word ";
    return IntStream.range(0, tensor.zeros(probe.rows()).rows()).mapToObj(r -> what + r).toList();
  }

  /** Runs the class on a probe. */
  ProbeAnswer run(StudentClass code, Probe probe);

  /** What the results should be by finite differences of the class's own way forward, by name; empty if there are none. */
  Map<String, Matrix> slopes(StudentClass code, Probe probe);
}
