package dev.unfold.cli;

import dev.unfold.matrix.Matrix;
import dev.unfold.model.Engine;
import dev.unfold.model.LabRnn;
import dev.unfold.model.SequenceModel;

/** A fake of PyTorch: the same network in Java with one weight changed, so that its gradients differ a little. */
public final class TwinEngine implements Engine {
  @Override
  public String name() {
    return "torch";
  }

  @Override
  public SequenceModel twin(LabRnn model) {
    Matrix output = model.parameter("W_y").value().copy();
    output.set(2, 3, output.get(2, 3) + 1e-3);
    return new LabRnn(
        model.parameter("W_e").value().copy(),
        model.parameter("W_x").value().copy(),
        model.parameter("W_h").value().copy(),
        output);
  }
}
