package dev.unfold.torch;

import static org.bytedeco.pytorch.global.torch.arange;
import static org.bytedeco.pytorch.global.torch.pow;
import static org.bytedeco.pytorch.global.torch.remainder;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** {@code SinusoidalPositions} in PyTorch: all columns are sines, the odd ones shifted by π/2. */
final class PositionTwins {
  private PositionTwins() {}

  /** P, T×D, for a sentence of this shape. */
  static Tensor waves(Tensor sentence) {
    Tensor t = arange(new Scalar(sentence.size(0)), sentence.options()).unsqueeze(1); // T×1
    Tensor k = arange(new Scalar(sentence.size(1)), sentence.options()); //              D
    Tensor odd = remainder(k, new Scalar(2));
    Tensor exponent = k.sub(odd).div(new Scalar(sentence.size(1)));
    Tensor angle = t.div(pow(new Scalar(10000), exponent));
    return angle.add(odd.mul(new Scalar(Math.PI / 2))).sin();
  }
}
