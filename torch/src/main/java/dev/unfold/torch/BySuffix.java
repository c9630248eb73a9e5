package dev.unfold.torch;

import static org.bytedeco.pytorch.global.torch.cat;

import dev.unfold.matrix.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/**
 * A layer's weights by the suffixes of their names: {@code input.w} finds {@code bilstm.forward.input.w}.
 *
 * @param parameters those of the layer
 * @param call the call that holds their tensors
 */
record BySuffix(List<Parameter> parameters, AutogradCall call) {
  Optional<Tensor> find(String suffix) {
    return parameters.stream()
        .filter(p -> p.name().equals(suffix) || p.name().endsWith("." + suffix))
        .map(call::weight)
        .findFirst();
  }

  /** A weight in its own shape. */
  Tensor get(String suffix) {
    return find(suffix).orElseThrow(() -> new NoTwin("a layer without " + suffix));
  }

  /** A bias, 1×H, in PyTorch's shape, H. */
  Tensor row(String suffix) {
    return get(suffix).flatten();
  }

  /** Weights, concatenated by rows. */
  Tensor stacked(String... suffixes) {
    return cat(new TensorVector(Arrays.stream(suffixes).map(this::get).toArray(Tensor[]::new)));
  }

  /** Biases, concatenated. */
  Tensor rows(String... suffixes) {
    return cat(new TensorVector(Arrays.stream(suffixes).map(this::row).toArray(Tensor[]::new)));
  }
}
