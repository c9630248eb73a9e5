package dev.unfold.torch;

import dev.unfold.model.Engine;
import dev.unfold.model.LabRnn;
import dev.unfold.model.SequenceModel;

/** PyTorch, as {@code --engine torch}. The native library is loaded when the first network is made, not before. */
public final class TorchEngine implements Engine {
  /** What {@link java.util.ServiceLoader} calls; loads nothing yet. */
  public TorchEngine() {}

  /** {@code torch}. */
  @Override
  public String name() {
    return "torch";
  }

  @Override
  public SequenceModel twin(LabRnn model) {
    return new TorchRnn(model);
  }
}
