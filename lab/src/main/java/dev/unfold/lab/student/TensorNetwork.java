package dev.unfold.lab.student;

import dev.unfold.lab.exercise.RunFailure;
import dev.unfold.lab.exercise.StudentClass;
import dev.unfold.lab.exercise.StudentException;
import dev.unfold.lab.exercise.TensorEngine;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.model.SequenceModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The record of exercise 3: {@code logForward} by PyTorch's tensors, the gradient by autograd. */
final class TensorNetwork implements RunningNetwork {
  private final StudentClass code;
  private final NamedWeights weights;
  private final TensorEngine torch;

  TensorNetwork(StudentClass code, NamedWeights weights) {
    this.code = code;
    this.weights = weights;
    this.torch =
        TensorEngine.find()
            .orElseThrow(
                () -> StudentException.incomplete("PyTorch is not on the class path of this run"));
    for (String path : List.of("we", "wx", "wh", "wy")) {
      weights.value(path);
    }
  }

  @Override
  public List<Parameter> parameters() {
    return weights.parameters();
  }

  private Object logP(Map<String, Object> tensors, int[] x) {
    Object network =
        code.weights(
            path -> tensors.computeIfAbsent(path, name -> torch.weight(weights.value(name))));
    Object logP = code.call(network, "logForward", torch.ids(x));
    String expected = x.length + "×" + weights.size().tags();
    String found = logP == null ? "null" : torch.shape(logP);
    if (!found.equals(expected)) {
      throw new StudentException(
          RunFailure.of(
              RunFailure.Kind.THREW,
              0,
              "logForward returned " + found + ", expected " + expected + " (words × tags)"));
    }
    return logP;
  }

  @Override
  public Matrix logForward(int[] x) {
    return torch.matrix(logP(new LinkedHashMap<>(), x));
  }

  @Override
  public double backpropagation(int[] x, int[] y, List<Matrix> into) {
    Map<String, Object> tensors = new LinkedHashMap<>();
    Object logP = logP(tensors, x);
    List<Matrix> gradients = torch.gradients(logP, y, List.copyOf(tensors.values()));
    int k = 0;
    for (String path : tensors.keySet()) {
      weights.in(into, path).add(gradients.get(k++));
    }
    return SequenceModel.crossEntropy(torch.matrix(logP), y);
  }
}
