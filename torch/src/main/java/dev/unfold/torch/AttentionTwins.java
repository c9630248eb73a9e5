package dev.unfold.torch;

import static org.bytedeco.pytorch.global.torch.multi_head_attention_forward;

import dev.unfold.nn.CausalSelfAttention;
import dev.unfold.nn.SelfAttention;
import dev.unfold.nn.TransformerBlock;
import org.bytedeco.pytorch.MultiheadAttentionForwardFuncOptions;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/**
 * Attention in PyTorch: its own {@code multi_head_attention_forward}, which {@code MultiheadAttention} and {@code
 * TransformerEncoderLayer} call.
 *
 * <p>Outside Python, {@code TransformerEncoderLayer} itself normalises only after the sums; {@link #block} combines its parts
 * as {@code norm_first=True} does in Python.
 */
final class AttentionTwins {
  private AttentionTwins() {}

  static Tensor open(SelfAttention layer, Tensor x, AutogradCall call) {
    return call.eachSentence(x, s -> attend(layer, s, new Tensor(), call));
  }

  static Tensor causal(CausalSelfAttention layer, Tensor x, AutogradCall call) {
    return call.eachSentence(x, s -> attend(layer, s, future(s), call));
  }

  /** −∞ above the diagonal, T×T. */
  private static Tensor future(Tensor sentence) {
    Tensor square = sentence.new_zeros(sentence.size(0), sentence.size(0));
    return square.fill_(new Scalar(Double.NEGATIVE_INFINITY)).triu(1);
  }

  private static Tensor attend(
      SelfAttention layer, Tensor sentence, Tensor mask, AutogradCall call) {
    TensorVector weights = TorchLayout.attention(call.named(layer));
    Tensor none = new Tensor();
    MultiheadAttentionForwardFuncOptions options =
        new MultiheadAttentionForwardFuncOptions(
            sentence.size(1),
            layer.heads(),
            weights.get(0),
            weights.get(1),
            none, // bias of k
            none, // bias of v
            false, // add zeros
            0, // dropout
            weights.get(2),
            weights.get(3));
    options.attn_mask().put(mask);
    Tensor x = sentence.unsqueeze(1); // T×1×D
    return multi_head_attention_forward(x, x, x, options).get0().squeeze(1);
  }

  static Tensor block(TransformerBlock block, Tensor x, AutogradCall call) {
    Tensor n = LayerTwins.forward(block.attentionNorm(), x, call);
    Tensor attended = LayerTwins.forward(block.attention(), n, call);
    Tensor a = x.add(LayerTwins.forward(block.dropout(), attended, call));
    Tensor m = LayerTwins.forward(block.feedForwardNorm(), a, call);
    Tensor fed = LayerTwins.forward(block.feedForward(), m, call);
    return a.add(LayerTwins.forward(block.dropout(), fed, call));
  }
}
