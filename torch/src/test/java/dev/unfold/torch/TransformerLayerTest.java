package dev.unfold.torch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unfold.check.CheckCase;
import dev.unfold.check.CheckableLayer;
import dev.unfold.matrix.DType;
import dev.unfold.matrix.Matrix;
import dev.unfold.nn.Dropout;
import dev.unfold.nn.FeedForward;
import dev.unfold.nn.LayerNorm;
import dev.unfold.nn.SelfAttention;
import dev.unfold.nn.TransformerBlock;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Function;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Our Transformer block equals PyTorch's {@code TransformerEncoderLayer} with {@code norm_first=True}: the function that
 * PyTorch's layer calls in evaluation, which has no backward pass.
 */
final class TransformerLayerTest {
  private static final String SOURCE =
      """
      def layer(
          x: Tensor, heads: int, qkv: Tensor, qkv_bias: Tensor, out: Tensor, out_bias: Tensor,
          norm1: Tensor, norm1_bias: Tensor, norm2: Tensor, norm2_bias: Tensor,
          linear1: Tensor, linear1_bias: Tensor, linear2: Tensor, linear2_bias: Tensor) -> Tensor:
          return torch._transformer_encoder_layer_fwd(
              x, x.size(2), heads, qkv, qkv_bias, out, out_bias, False, True, 1e-5,
              norm1, norm1_bias, norm2, norm2_bias, linear1, linear1_bias, linear2, linear2_bias)
      """;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 6})
  @SuppressWarnings("try") // scope and guard act until they are closed
  void blockEqualsPyTorchs(int heads) {
    CheckCase.DrawLayer draw =
        (dtype, random) ->
            new TransformerBlock(
                LayerNorm.of("attention.norm", 6, dtype),
                SelfAttention.glorot("attention", 6, heads, dtype, random),
                LayerNorm.of("feedforward.norm", 6, dtype),
                FeedForward.relu("feedforward", 6, 5, dtype, random),
                new Dropout(0));
    CheckableLayer subject =
        (CheckableLayer) CheckCase.ofLayer("block", 6, draw).checkable(DType.FLOAT64, 7);
    Matrix ours = subject.answer().output();
    NativeLibrary.load();
    try (PointerScope scope = new PointerScope();
        NoGradGuard noGrad = new NoGradGuard()) {
      Function layer = torch.compile(SOURCE).get_functions().get(0);
      AutogradCall call = new AutogradCall(subject.parameters(), subject.batch());
      List<Tensor> weights = weights((TransformerBlock) subject.layer(), call);
      Tensor x = TensorMemory.tensor(subject.x());
      Tensor y = call.eachSentence(x, s -> run(layer, s, heads, weights));
      Matrix theirs = TensorMemory.matrix(DType.FLOAT64, y);
      assertThat(theirs.addScaled(-1, ours).maxAbs()).isLessThan(1e-12 * ours.maxAbs());
    }
  }

  private static Tensor run(Function layer, Tensor sentence, int heads, List<Tensor> weights) {
    IValueVector arguments = new IValueVector();
    arguments.push_back(new IValue(sentence.unsqueeze(0))); // 1×T×D
    arguments.push_back(new IValue((long) heads));
    weights.forEach(weight -> arguments.push_back(new IValue(weight)));
    return layer.apply(arguments).toTensor().squeeze(0);
  }

  /** In the order of the function's arguments. */
  private static List<Tensor> weights(TransformerBlock block, AutogradCall call) {
    List<Tensor> weights = new ArrayList<>();
    weights.addAll(List.of(TorchLayout.attention(call.named(block.attention())).get()));
    for (LayerNorm norm : List.of(block.attentionNorm(), block.feedForwardNorm())) {
      weights.add(call.named(norm).row("gamma"));
      weights.add(call.named(norm).row("beta"));
    }
    for (String map : List.of("inner", "outer")) {
      weights.add(call.named(block.feedForward()).get(map + ".w"));
      weights.add(call.named(block.feedForward()).row(map + ".b"));
    }
    return weights;
  }
}
