package dev.unfold.torch;

import static org.bytedeco.pytorch.global.torch.cat;
import static org.bytedeco.pytorch.global.torch.zeros_like;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/**
 * What PyTorch calls its layers' parameters, and how it stacks them: the one class that knows.
 *
 * <pre>{@code
 *   PyTorch                              ours, from top to bottom
 *   RNN    weight_ih_l0                  w
 *          weight_hh_l0                  u
 *          bias_ih_l0, bias_hh_l0        b, 0
 *   LSTM   weight_ih_l0   (i f g o)      input.w, forget.w, candidate.w, output.w
 *          weight_hh_l0                  input.u, forget.u, candidate.u, output.u
 *          bias_ih_l0, bias_hh_l0        input.b, forget.b, candidate.b, output.b;  0
 *   GRU    weight_ih_l0   (r z n)        reset.w, update.w, candidate.w
 *          weight_hh_l0                  reset.u, update.u, candidate.u
 *          bias_ih_l0                    reset.b, update.b, candidate.b
 *          bias_hh_l0                    0, 0, memory.b
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
 * <p>The stacks are made where autograd sees it, so the gradients arrive under our own names.
 */
final class TorchLayout {
  private TorchLayout() {}

  /** weight_ih_l0, weight_hh_l0, bias_ih_l0, bias_hh_l0. */
  static TensorVector rnn(Named ours) {
    Tensor bias = ours.row("b");
    return new TensorVector(ours.get("w"), ours.get("u"), bias, zeros_like(bias));
  }

  /** weight_ih_l0, weight_hh_l0, bias_ih_l0, bias_hh_l0. */
  static TensorVector lstm(Named ours) {
    Tensor bias = ours.rows("input.b", "forget.b", "candidate.b", "output.b");
    return new TensorVector(
        ours.stacked("input.w", "forget.w", "candidate.w", "output.w"),
        ours.stacked("input.u", "forget.u", "candidate.u", "output.u"),
        bias,
        zeros_like(bias));
  }

  /** weight_ih_l0, weight_hh_l0, bias_ih_l0, bias_hh_l0. */
  static TensorVector gru(Named ours) {
    Tensor memory = ours.row("memory.b");
    Tensor none = zeros_like(memory);
    return new TensorVector(
        ours.stacked("reset.w", "update.w", "candidate.w"),
        ours.stacked("reset.u", "update.u", "candidate.u"),
        ours.rows("reset.b", "update.b", "candidate.b"),
        cat(new TensorVector(none, none, memory)));
  }

  /** in_proj_weight, in_proj_bias, out_proj.weight, out_proj.bias. */
  static TensorVector attention(Named ours) {
    return new TensorVector(
        ours.stacked("query.w", "key.w", "value.w"),
        ours.rows("query.b", "key.b", "value.b"),
        ours.get("output.w"),
        ours.row("output.b"));
  }
}
