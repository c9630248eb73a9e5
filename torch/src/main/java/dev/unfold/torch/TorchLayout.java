package dev.unfold.torch;

import static org.bytedeco.pytorch.global.torch.cat;
import static org.bytedeco.pytorch.global.torch.zeros_like;

import dev.unfold.exchange.GateOrder;
import dev.unfold.model.Cell;
import dev.unfold.nn.Gru;
import dev.unfold.nn.Recurrent;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/**
 * PyTorch's names for the parameters of its layers, and how it stacks them. The order of gates is {@link GateOrder#TORCH}.
 *
 * <pre>{@code
 *   PyTorch                              ours, from top to bottom
 *   RNN, LSTM, GRU
 *          weight_ih_l0                  w of every gate
 *          weight_hh_l0                  u of every gate
 *          bias_ih_l0                    b of every gate
 *          bias_hh_l0                    0; in the candidate of a GRU memory.b
 *   MultiheadAttention
 *          in_proj_weight, in_proj_bias  query.w, key.w, value.w;  query.b, key.b, value.b
 *          out_proj.weight, .bias        output.w, output.b
 *   TransformerEncoderLayer
 *          self_attn, norm1              attention, attention.norm
 *          linear1, linear2, norm2       feedforward.inner, feedforward.outer, feedforward.norm
 *   LayerNorm
 *          weight, bias                  gamma, beta
 * }</pre>
 *
 * <p>Autograd records the stacking, so gradients arrive at our own parameters.
 */
final class TorchLayout {
  private TorchLayout() {}

  /** weight_ih_l0, weight_hh_l0, bias_ih_l0, bias_hh_l0. */
  static TensorVector recurrent(Recurrent layer, BySuffix ours) {
    List<String> gates = GateOrder.TORCH.gates(layer);
    Tensor bias = ours.rows(names(gates, "b"));
    return new TensorVector(
        ours.stacked(names(gates, "w")),
        ours.stacked(names(gates, "u")),
        bias,
        layer instanceof Gru ? memory(ours, gates.size()) : zeros_like(bias));
  }

  private static String[] names(List<String> gates, String kind) {
    return gates.stream().map(gate -> gate + kind).toArray(String[]::new);
  }

  /** bias_hh_l0 of a GRU: zero, but for the candidate, which is the last gate. */
  private static Tensor memory(BySuffix ours, int gates) {
    Tensor memory = ours.row(Cell.MEMORY_BIAS);
    TensorVector biases = new TensorVector();
    for (int gate = 0; gate < gates - 1; gate++) {
      biases.push_back(zeros_like(memory));
    }
    return cat(biases.push_back(memory));
  }

  /** in_proj_weight, in_proj_bias, out_proj.weight, out_proj.bias. */
  static TensorVector attention(BySuffix ours) {
    return new TensorVector(
        ours.stacked("query.w", "key.w", "value.w"),
        ours.rows("query.b", "key.b", "value.b"),
        ours.get("output.w"),
        ours.row("output.b"));
  }
}
