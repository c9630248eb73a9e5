package dev.unfold.torch;

import dev.unfold.check.SelfContradiction;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.LSTMImpl;
import org.bytedeco.pytorch.LSTMOptions;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/**
 * PyTorch's float32 LSTM against its own float64: the same weights, the same input.
 *
 * <p>In float32 it is oneDNN's, with code for each kind of processor. That of oneDNN 3.7.1 for AVX-512 is off by 5e-4 on a
 * Zen 5; with {@code ONEDNN_MAX_CPU_ISA=AVX2} it is right. Float64 is PyTorch's own code, and right everywhere.
 */
final class SelfTest {
  /** The largest difference that float32 explains; states lie between −1 and 1. */
  static final double ALLOWED = 1e-5;

  private static final int[][] WIDTHS_AND_HIDDEN = {{6, 5}, {9, 5}, {50, 20}, {128, 64}};
  private static final int STEPS = 9;
  private static final int SENTENCES = 3;

  private SelfTest() {}

  /**
   * The largest difference between the states of a float32 LSTM and those of the same LSTM in float64, over a few sizes.
   *
   * @throws IllegalStateException if PyTorch's native library for this platform is not on the class path
   */
  static double deviation() {
    NativeLibrary.load();
    Random random = new Random(1234);
    double largest = 0;
    for (int[] size : WIDTHS_AND_HIDDEN) {
      largest = Math.max(largest, deviation(size[0], size[1], random));
    }
    return largest;
  }

  @SuppressWarnings("try") // a scope acts by being open
  private static double deviation(int width, int hidden, Random random) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard noGrad = new NoGradGuard()) {
      Matrix x = Matrix.uniform(DType.FLOAT32, STEPS * SENTENCES, width, -1, 1, random);
      List<Matrix> weights = new ArrayList<>();
      for (int direction = 0; direction < 2; direction++) {
        for (int columns : new int[] {width, hidden, 1, 1}) {
          double bound = 1 / Math.sqrt(hidden);
          weights.add(Matrix.uniform(DType.FLOAT32, 4 * hidden, columns, -bound, bound, random));
        }
      }
      Tensor narrow = states(DType.FLOAT32, weights, x, hidden);
      Tensor wide = states(DType.FLOAT64, weights, x, hidden);
      return narrow.to(TensorMemory.type(DType.FLOAT64)).sub(wide).abs().max().item_double();
    }
  }

  private static Tensor states(DType dtype, List<Matrix> weights, Matrix x, int hidden) {
    LSTMOptions options = new LSTMOptions(x.columns(), hidden);
    options.bidirectional().put(true);
    LSTMImpl lstm = new LSTMImpl(options);
    lstm.to(TensorMemory.type(dtype), false);
    TensorVector parameters = lstm.parameters();
    for (int i = 0; i < weights.size(); i++) {
      Tensor value = TensorMemory.tensor(weights.get(i).as(dtype));
      parameters.get(i).copy_(value.view_as(parameters.get(i)));
    }
    return lstm.forward(TensorMemory.tensor(x.as(dtype)).view(STEPS, SENTENCES, x.columns()))
        .get0();
  }

  /** What {@link #deviation} says about this machine; empty if float32 explains it. */
  static Optional<SelfContradiction> contradiction(double deviation) {
    if (deviation <= ALLOWED) { // not NaN
      return Optional.empty();
    }
    String found =
        String.format(
            Locale.ROOT,
            "its float32 LSTM differs from its own float64 by %.1e, allowed %.0e",
            deviation,
            ALLOWED);
    return Optional.of(
        new SelfContradiction(
            found,
            "start with ONEDNN_MAX_CPU_ISA=AVX2 in the environment: oneDNN's code for this processor"
                + " is wrong; Unfold is compared with PyTorch's float64, which is right"));
  }
}
