package dev.unfold.torch;

import static org.bytedeco.pytorch.global.torch.cat;

import dev.unfold.matrix.DType;
import dev.unfold.matrix.Gradients;
import dev.unfold.matrix.Matrix;
import dev.unfold.matrix.Parameter;
import dev.unfold.nn.Batch;
import dev.unfold.nn.Layer;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/**
 * One question to PyTorch: the parameters as tensors that collect gradients, and which rows make a sentence.
 *
 * <p>Rows stand sentence by sentence, and every sentence is computed alone: nothing here knows how a batch is packed,
 * but for the noise, which our layers draw in that order.
 */
final class AutogradCall {
  private final Map<Parameter, Tensor> weights;
  private final Batch batch;

  private AutogradCall(Map<Parameter, Tensor> weights, Batch batch) {
    this.weights = weights;
    this.batch = batch;
  }

  /** A call with copies of the parameters' values. */
  AutogradCall(List<Parameter> parameters, Batch batch) {
    this(new IdentityHashMap<>(), batch);
    for (Parameter parameter : parameters) {
      weights.put(parameter, TensorMemory.tensor(parameter.value()).requires_grad_());
    }
  }

  /** A call with copies of the parameters' values, converted to one type. */
  AutogradCall(List<Parameter> parameters, DType dtype, Batch batch) {
    this(new IdentityHashMap<>(), batch);
    for (Parameter parameter : parameters) {
      Matrix value = parameter.value().as(dtype);
      weights.put(parameter, TensorMemory.tensor(value).requires_grad_());
    }
  }

  /** The same weights on other sentences. */
  AutogradCall on(Batch other) {
    return new AutogradCall(weights, other);
  }

  /** How our layers pack the sentences, and what noise they draw from. */
  Batch batch() {
    return batch;
  }

  /** A parameter's tensor, of its shape. */
  Tensor weight(Parameter parameter) {
    return weights.get(parameter);
  }

  /** The tensors of a layer's parameters, by the ends of their names. */
  BySuffix named(Layer layer) {
    return new BySuffix(layer.parameters(), this);
  }

  /** Runs sentence by sentence, T×D each, and puts the results together again. */
  Tensor eachSentence(Tensor x, UnaryOperator<Tensor> each) {
    TensorVector results = new TensorVector();
    for (Tensor sentence : sentences(x)) {
      results.push_back(each.apply(sentence));
    }
    return cat(results);
  }

  /** The rows of each sentence. */
  Tensor[] sentences(Tensor x) {
    long[] lengths = Arrays.stream(batch.rows()).mapToLong(rows -> rows.length).toArray();
    return x.split_with_sizes(lengths, 0).get();
  }

  /** Rows in the batch's packed order, sentence by sentence. */
  Matrix unpacked(Matrix packed) {
    return packed.gather(Arrays.stream(batch.rows()).flatMapToInt(Arrays::stream).toArray());
  }

  /** The gradients that the tensors have collected, under our parameters. */
  Gradients gradients() {
    Gradients gradients = new Gradients();
    weights.forEach(
        (parameter, tensor) -> {
          if (tensor.grad().defined()) {
            Matrix gradient = TensorMemory.matrix(parameter.value().dtype(), tensor.grad());
            gradients.of(parameter).add(gradient);
          }
        });
    return gradients;
  }
}
