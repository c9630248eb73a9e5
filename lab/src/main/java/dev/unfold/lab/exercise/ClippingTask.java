package dev.unfold.lab.exercise;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gradient clipping: {@code clip(gradients)} changes the matrices in place and returns their norm. There is no backward
 * pass.
 *
 * @param gradients the matrices to clip
 * @param cases the inputs
 */
record ClippingTask(List<CheckedTensor> gradients, List<Case> cases) implements Task {
  private static final CheckedTensor NORM =
      new CheckedTensor("norm", "‖dw‖", 1, 1, "(1) ‖dw‖ = √Σ dw²");

  /**
   * A gradient.
   *
   * @param probe its name
   * @param limit the norm above which it is clipped
   * @param scales factor of the random numbers of each matrix
   */
  record Case(Probe probe, double limit, double... scales) {}

  @Override
  public List<CheckedTensor> tensors() {
    List<CheckedTensor> all = new ArrayList<>(List.of(NORM));
    all.addAll(gradients);
    return all;
  }

  @Override
  public List<Probe> probes() {
    return cases.stream().map(Case::probe).toList();
  }

  @Override
  public String kind() {
    return "a gradient";
  }

  @Override
  public String letter() {
    return "";
  }

  @Override
  public ProbeAnswer run(StudentClass code, Probe probe) {
    Case one = cases.stream().filter(c -> c.probe.equals(probe)).findFirst().orElseThrow();
    MatricesByPath leaves = MatricesByPath.drawn(gradients, probe);
    for (int i = 0; i < one.scales.length; i++) {
      leaves.matrix(gradients.get(i).path()).scale(one.scales[i]);
    }
    Object clipping = code.weights(path -> path.equals("limit") ? one.limit : null);
    List<Matrix> matrices = gradients.stream().map(g -> leaves.matrix(g.path())).toList();
    double norm = (double) code.call(clipping, "clip", matrices);
    Map<String, Matrix> result = new LinkedHashMap<>();
    result.put(NORM.name(), Matrix.of(DType.FLOAT64, new double[][] {{norm}}));
    result.putAll(leaves.named());
    return new ProbeAnswer(Map.of(), result, Map.of(), List.of(), List.of(), 0);
  }

  @Override
  public Map<String, Matrix> slopes(StudentClass code, Probe probe) {
    return Map.of();
  }
}
