package dev.unfold.torch;

import dev.unfold.model.Engine;
import dev.unfold.model.LabRnn;
import dev.unfold.model.SequenceModel;

/** PyTorch as {@code --engine torch}. The native library is loaded when the first network is created. */
public final class TorchEngine implements Engine {
  /** Called by {@link java.util.ServiceLoader}; loads nothing yet. */
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
