package dev.unfold.torch;

import static org.bytedeco.pytorch.global.torch.cat;
import static org.bytedeco.pytorch.global.torch.linear;
import static org.bytedeco.pytorch.global.torch.rsub;

import dev.unfold.nn.ChoGru;
import dev.unfold.nn.Gru;
import dev.unfold.nn.Lstm;
import dev.unfold.nn.Recurrent;
import dev.unfold.nn.Rnn;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.T_TensorTensorTensor_T;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * The recurrent layers in PyTorch: its own {@code RNN}, {@code LSTM} and {@code GRU}; the sigmoid RNN and Cho's GRU, which
 * it lacks, are unrolled.
 */
final class CellTwins {
  private CellTwins() {}

  /**
   * The states of a slice of a sentence.
   *
   * @param h outputs, T×H
   * @param state the final state: h, and c if there is one, 1×H each
   */
  record Slice(Tensor h, List<Tensor> state) {}

  /** A recurrent layer, starting from a given state. */
  interface Cell {
    /** {@code x} is T×D. */
    Slice run(Tensor x, List<Tensor> state);
  }

  /** A whole sentence, T×D, from the initial state; every {@code steps} steps the state becomes a constant. */
  static Tensor sentence(Recurrent layer, Tensor x, int steps, AutogradCall call) {
    Cell cell = cell(layer, call);
    List<Tensor> state = start(layer, call);
    TensorVector h = new TensorVector();
    for (long t = 0; t < x.size(0); t += steps) {
      Slice slice = cell.run(x.narrow(0, t, Math.min(steps, x.size(0) - t)), state);
      h.push_back(slice.h);
      state = slice.state.stream().map(Tensor::detach).toList();
    }
    return cat(h);
  }

  private static Cell cell(Recurrent layer, AutogradCall call) {
    BySuffix ours = call.named(layer);
    if (layer instanceof Lstm) {
      return (x, state) -> lstm(TorchLayout.recurrent(layer, ours), x, state);
    } else if (layer instanceof Gru) {
      return (x, state) -> gru(TorchLayout.recurrent(layer, ours), x, state.get(0));
    } else if (layer instanceof ChoGru) {
      return (x, state) -> unrolled(x, state.get(0), (xt, h) -> cho(ours, xt, h));
    } else if (layer instanceof Rnn rnn) {
      return rnn(rnn, ours);
    }
    throw new NoTwin(layer.getClass().getName());
  }

  private static List<Tensor> start(Recurrent layer, AutogradCall call) {
    BySuffix ours = call.named(layer);
    Tensor u = layer instanceof Rnn ? ours.get("u") : ours.get("candidate.u");
    Tensor zero = u.new_zeros(1, u.size(0));
    Tensor h0 = ours.find("h0").orElse(zero);
    return layer instanceof Lstm ? List.of(h0, ours.find("c0").orElse(zero)) : List.of(h0);
  }

  private static Slice lstm(TensorVector weights, Tensor x, List<Tensor> state) {
    Tensor h = state.get(0).unsqueeze(0);
    Tensor c = state.get(1).unsqueeze(0);
    T_TensorTensorTensor_T result =
        torch.lstm(
            x.unsqueeze(1),
            new TensorVector(h, c),
            weights,
            true, // has biases
            1, // layer
            0, // dropout
            true, // in training
            false, // bidirectional
            false); // batch first
    return new Slice(
        result.get0().squeeze(1), List.of(result.get1().squeeze(0), result.get2().squeeze(0)));
  }

  private static Slice gru(TensorVector weights, Tensor x, Tensor h) {
    return slice(
        torch.gru(x.unsqueeze(1), h.unsqueeze(0), weights, true, 1, 0, true, false, false));
  }

  private static Cell rnn(Rnn layer, BySuffix ours) {
    TensorVector weights = TorchLayout.recurrent(layer, ours);
    return switch (layer.activation()) {
      case TANH -> (x, state) -> tanh(weights, x.unsqueeze(1), state.get(0).unsqueeze(0));
      case RELU -> (x, state) -> relu(weights, x.unsqueeze(1), state.get(0).unsqueeze(0));
      case SIGMOID ->
          (x, state) ->
              unrolled(x, state.get(0), (xt, h) -> preActivation(ours, "", xt, h).sigmoid());
    };
  }

  private static Slice tanh(TensorVector weights, Tensor x, Tensor h) {
    return slice(torch.rnn_tanh(x, h, weights, true, 1, 0, true, false, false));
  }

  private static Slice relu(TensorVector weights, Tensor x, Tensor h) {
    return slice(torch.rnn_relu(x, h, weights, true, 1, 0, true, false, false));
  }

  private static Slice slice(T_TensorTensor_T result) {
    return new Slice(result.get0().squeeze(1), List.of(result.get1().squeeze(0)));
  }

  /** One step of a cell. */
  private interface Step {
    Tensor h(Tensor xt, Tensor hPrev);
  }

  private static Slice unrolled(Tensor x, Tensor start, Step step) {
    TensorVector hs = new TensorVector();
    Tensor h = start;
    for (long t = 0; t < x.size(0); t++) {
      h = step.h(x.narrow(0, t, 1), h);
      hs.push_back(h);
    }
    return new Slice(cat(hs), List.of(h));
  }

  private static Tensor cho(BySuffix ours, Tensor x, Tensor h) {
    Tensor r = preActivation(ours, "reset.", x, h).sigmoid();
    Tensor z = preActivation(ours, "update.", x, h).sigmoid();
    Tensor n = preActivation(ours, "candidate.", x, r.mul(h)).tanh();
    return rsub(z, new Scalar(1)).mul(n).add(z.mul(h));
  }

  /** W x + b + U h of the gate with this prefix. */
  private static Tensor preActivation(BySuffix ours, String gate, Tensor x, Tensor h) {
    TensorOptional bias = new TensorOptional(ours.row(gate + "b"));
    return linear(x, ours.get(gate + "w"), bias).add(linear(h, ours.get(gate + "u")));
  }
}
