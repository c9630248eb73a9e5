package dev.unfold.lab.exercise;

import dev.unfold.matrix.Matrix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A layer, or one step of it: {@code forward(in)} returns a pass with its outputs; {@code backward} takes the pass, a
 * gradient for each output, and a layer and an input of zeros, to which it adds the gradients. The loss is
 * Σ d_output ⊙ output.
 *
 * @param kind words before the name of a probe
 * @param letter the letter for the number of rows
 * @param weights the weights
 * @param inputs the inputs
 * @param outputs the outputs, by their names in the pass
 * @param cases the probes
 */
record StepTask(
    String kind,
    String letter,
    List<CheckedTensor> weights,
    List<CheckedTensor> inputs,
    List<CheckedTensor> outputs,
    List<Case> cases)
    implements Task {
  /**
   * A probe, some of whose inputs or gradients may be zero.
   *
   * @param probe the probe
   * @param zeros paths of the inputs that are zero, and of the outputs whose gradients are zero
   */
  record Case(Probe probe, List<String> zeros) {}

  @Override
  public List<CheckedTensor> tensors() {
    return Stream.concat(weights.stream(), inputs.stream()).toList();
  }

  @Override
  public List<Probe> probes() {
    return cases.stream().map(Case::probe).toList();
  }

  @Override
  public ProbeAnswer run(StudentClass code, Probe probe) {
    MatricesByPath all = drawn(tensors(), probe);
    MatricesByPath errors = drawn(outputs, probe);
    MatricesByPath gradients = MatricesByPath.zeros(tensors(), probe);
    Object layer = code.weights(all::get);
    Object in = input(code, all);
    MatricesByPath before = all.copy();
    Object pass = code.call(layer, "forward", in);
    Map<String, Matrix> forward = new LinkedHashMap<>();
    outputs.forEach(out -> forward.put(out.name(), code.part(pass, out.path()).copy()));
    Map<String, Matrix> left = code.snapshot(pass);
    List<Object> arguments = new ArrayList<>(List.of(pass));
    outputs.forEach(out -> arguments.add(errors.matrix(out.path())));
    arguments.add(code.weights(gradients::get));
    arguments.add(input(code, gradients));
    int unwritten = code.run(layer, "backward", arguments.toArray());
    return new ProbeAnswer(
        forward,
        gradients.named(),
        Map.of(),
        all.changedSince(before),
        code.changedSince(left, pass),
        unwritten);
  }

  @Override
  public Map<String, Matrix> slopes(StudentClass code, Probe probe) {
    MatricesByPath all = drawn(tensors(), probe);
    MatricesByPath errors = drawn(outputs, probe);
    Object layer = code.weights(all::get);
    Object in = input(code, all);
    return all.slopes(() -> loss(code, code.call(layer, "forward", in), errors));
  }

  private Object input(StudentClass code, MatricesByPath leaves) {
    return code.parameter("forward", 0, inputs.get(0).path(), leaves::get);
  }

  private MatricesByPath drawn(List<CheckedTensor> tensors, Probe probe) {
    MatricesByPath leaves = MatricesByPath.drawn(tensors, probe);
    cases.stream()
        .filter(one -> one.probe.equals(probe))
        .flatMap(one -> one.zeros.stream())
        .filter(path -> leaves.get(path) != null)
        .forEach(path -> leaves.matrix(path).fill(0));
    return leaves;
  }

  private double loss(StudentClass code, Object pass, MatricesByPath errors) {
    return outputs.stream()
        .mapToDouble(
            out -> code.part(pass, out.path()).copy().multiply(errors.matrix(out.path())).sum())
        .sum();
  }
}
