package dev.unfold.torch;

import static org.bytedeco.pytorch.global.torch.cat;

import dev.unfold.matrix.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/**
 * A layer's weights by the ends of their names: {@code input.w} finds {@code bilstm.forward.input.w}.
 *
 * @param parameters of the layer
 * @param call has their tensors
 */
record BySuffix(List<Parameter> parameters, AutogradCall call) {
  Optional<Tensor> find(String name) {
    return parameters.stream()
        .filter(p -> p.name().equals(name) || p.name().endsWith("." + name))
        .map(call::weight)
        .findFirst();
  }

  /** A weight in its own shape. */
  Tensor get(String name) {
    return find(name).orElseThrow(() -> new NoTwin("a layer without " + name));
  }

  /** A bias, 1×H, as PyTorch has it: H. */
  Tensor row(String name) {
    return get(name).flatten();
  }

  /** Weights below each other. */
  Tensor stacked(String... names) {
    return cat(new TensorVector(Arrays.stream(names).map(this::get).toArray(Tensor[]::new)));
  }

  /** Biases behind each other. */
  Tensor rows(String... names) {
    return cat(new TensorVector(Arrays.stream(names).map(this::row).toArray(Tensor[]::new)));
  }
}
