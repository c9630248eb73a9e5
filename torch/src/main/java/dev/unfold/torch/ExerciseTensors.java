package dev.unfold.torch;

import static org.bytedeco.pytorch.global.torch.nll_loss;
import static org.bytedeco.pytorch.global.torch.tensor;

import dev.unfold.lab.exercise.TensorEngine;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Tensor;

/** PyTorch for the exercise in which the student writes the forward pass of a network. */
public final class ExerciseTensors implements TensorEngine {
  /** Called by {@link java.util.ServiceLoader}; loads nothing yet. */
  public ExerciseTensors() {}

  @Override
  public Object weight(Matrix value) {
    NativeLibrary.load();
    return TensorMemory.tensor(value).requires_grad_();
  }

  @Override
  public Object ids(int[] ids) {
    return tensor(Arrays.stream(ids).asLongStream().toArray());
  }

  @Override
  public String shape(Object tensor) {
    Tensor shaped = (Tensor) tensor;
    if (shaped.dim() == 0) {
      return "a number";
    }
    return LongStream.range(0, shaped.dim())
        .mapToObj(dimension -> "" + shaped.size(dimension))
        .collect(Collectors.joining("×"));
  }

  @Override
  public Matrix matrix(Object tensor) {
    return TensorMemory.matrix(DType.FLOAT64, ((Tensor) tensor).detach());
  }

  @Override
  public List<Matrix> gradients(Object logP, int[] y, List<Object> weights) {
    Tensor output = (Tensor) logP;
    if (output.requires_grad()) {
      nll_loss(output, (Tensor) ids(y)).backward();
    }
    return weights.stream().map(weight -> gradient((Tensor) weight)).toList();
  }

  /** The gradient of a weight; zeros if the output does not depend on it. */
  private static Matrix gradient(Tensor weight) {
    Tensor gradient = weight.grad();
    return gradient.defined()
        ? TensorMemory.matrix(DType.FLOAT64, gradient)
        : Matrix.zeros(DType.FLOAT64, (int) weight.size(0), (int) weight.size(1));
  }
}
