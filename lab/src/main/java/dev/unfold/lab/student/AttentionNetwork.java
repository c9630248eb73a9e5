package dev.unfold.lab.student;

import dev.unfold.lab.exercise.StudentClass;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.model.SequenceModel;
import java.util.List;

/**
 * The record of exercise 7, one head of self-attention, between a given embedding and a given output.
 *
 * <pre>{@code
 *   (1) e = W_e[x]
 *   (2) z = attention(e)              the student's forward and backward
 *   (3) log p = log-softmax(z W_yᵀ)
 * }</pre>
 */
final class AttentionNetwork implements RunningNetwork {
  private static final String EMBEDDING = "we";
  private static final String OUTPUT = "wy";

  private final StudentClass code;
  private final NamedWeights weights;
  private final Object attention;

  AttentionNetwork(StudentClass code, NamedWeights weights) {
    this.code = code;
    this.weights = weights;
    weights.value(EMBEDDING);
    this.attention = code.weights(weights::value);
    weights.value(OUTPUT);
  }

  @Override
  public List<Parameter> parameters() {
    return weights.parameters();
  }

  private Object forward(int[] x) {
    return code.call(attention, "forward", weights.value(EMBEDDING).gather(x)); // (1) (2)
  }

  private Matrix logP(Object pass) {
    return code.part(pass, "z").timesTransposed(weights.value(OUTPUT)).logSoftmax(); // (3)
  }

  @Override
  public Matrix logForward(int[] x) {
    return RunningNetwork.requireShape("forward", logP(forward(x)), x.length, weights.size());
  }

  @Override
  public double backpropagation(int[] x, int[] y, List<Matrix> into) {
    Object pass = forward(x);
    Matrix logP = logP(pass);
    Matrix ds = SequenceModel.crossEntropyBackward(logP, y);
    weights.in(into, OUTPUT).addTransposedProduct(ds, code.part(pass, "z")); //     (3)
    Matrix dz = ds.times(weights.value(OUTPUT)); //                                 (3)
    Matrix de = Matrix.zeros(DType.FLOAT64, x.length, weights.size().embedding());
    Object gradients = code.weights(path -> weights.in(into, path));
    code.call(attention, "backward", pass, dz, gradients, de); //                   (2)
    weights.in(into, EMBEDDING).scatterAdd(1, x, de); //                            (1)
    return SequenceModel.crossEntropy(logP, y);
  }
}
