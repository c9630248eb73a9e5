package dev.unfold.lab.student;

import dev.unfold.lab.exercise.StudentClass;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.model.SequenceModel;
import java.util.List;

/** The record of exercise 1 or 2: a whole network, from word ids to log p. */
final class WholeNetwork implements RunningNetwork {
  private final StudentClass code;
  private final String backward;
  private final NamedWeights weights;
  private final Object network;
  private List<Matrix> gradientMatrices = List.of();
  private Object gradients;

  WholeNetwork(StudentClass code, String backward, NamedWeights weights) {
    this.code = code;
    this.backward = backward;
    this.weights = weights;
    this.network = code.weights(weights::value);
  }

  @Override
  public List<Parameter> parameters() {
    return weights.parameters();
  }

  @Override
  public Matrix logForward(int[] x) {
    return logP(code.call(network, "forward", x), x);
  }

  private Matrix logP(Object pass, int[] x) {
    return RunningNetwork.requireShape(
        "forward", code.part(pass, "logP"), x.length, weights.size());
  }

  @Override
  public double backpropagation(int[] x, int[] y, List<Matrix> into) {
    if (gradientMatrices != into) {
      gradientMatrices = into;
      gradients = code.weights(path -> weights.in(into, path));
    }
    Object pass = code.call(network, "forward", x);
    double loss = SequenceModel.crossEntropy(logP(pass, x), y);
    code.call(network, backward, pass, y, gradients);
    return loss;
  }
}
