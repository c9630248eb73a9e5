package dev.unfold.torch;

import static org.bytedeco.pytorch.global.torch.cat;
import static org.bytedeco.pytorch.global.torch.gelu;
import static org.bytedeco.pytorch.global.torch.layer_norm;
import static org.bytedeco.pytorch.global.torch.linear;
import static org.bytedeco.pytorch.global.torch.relu;

import dev.unfold.nn.Bidirectional;
import dev.unfold.nn.CausalSelfAttention;
import dev.unfold.nn.Dropout;
import dev.unfold.nn.FeedForward;
import dev.unfold.nn.Gelu;
import dev.unfold.nn.Layer;
import dev.unfold.nn.LayerNorm;
import dev.unfold.nn.LearnedPositions;
import dev.unfold.nn.Linear;
import dev.unfold.nn.Recurrent;
import dev.unfold.nn.Relu;
import dev.unfold.nn.Residual;
import dev.unfold.nn.Reversed;
import dev.unfold.nn.SelfAttention;
import dev.unfold.nn.SinusoidalPositions;
import dev.unfold.nn.Stack;
import dev.unfold.nn.TransformerBlock;
import dev.unfold.nn.TransformerEncoder;
import dev.unfold.nn.Truncated;
import dev.unfold.nn.VariationalDropout;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;

/** Every layer in PyTorch: a table of small rules, one for each kind. Recurrent layers have theirs in {@link CellTwins}. */
final class LayerTwins {
  /** How to compute one class of layer. */
  private interface Rule<L> {
    Tensor forward(L layer, Tensor x, AutogradCall call);
  }

  private static final Map<Class<?>, Rule<Layer>> RULES = rules();

  private LayerTwins() {}

  /** The layer's output, N×H, from x, N×D. */
  static Tensor forward(Layer layer, Tensor x, AutogradCall call) {
    if (layer instanceof Recurrent recurrent) {
      return call.eachSentence(x, s -> CellTwins.sentence(recurrent, s, Integer.MAX_VALUE, call));
    }
    Rule<Layer> rule = RULES.get(layer.getClass());
    if (rule == null) {
      throw new NoTwin(layer.getClass().getName());
    }
    return rule.forward(layer, x, call);
  }

  private static Map<Class<?>, Rule<Layer>> rules() {
    Map<Class<?>, Rule<Layer>> rules = new HashMap<>();
    tokenByToken(rules);
    positions(rules);
    madeOfLayers(rules);
    attention(rules);
    put(
        rules,
        Truncated.class,
        (layer, x, call) ->
            call.eachSentence(x, s -> CellTwins.sentence(layer.layer(), s, layer.steps(), call)));
    return Map.copyOf(rules);
  }

  private static <L extends Layer> void put(
      Map<Class<?>, Rule<Layer>> rules, Class<L> kind, Rule<L> rule) {
    rules.put(kind, (layer, x, call) -> rule.forward(kind.cast(layer), x, call));
  }

  private static void tokenByToken(Map<Class<?>, Rule<Layer>> rules) {
    put(rules, Linear.class, LayerTwins::map);
    put(rules, Relu.class, (layer, x, call) -> relu(x));
    put(rules, Gelu.class, (layer, x, call) -> gelu(x, "tanh"));
    put(rules, LayerNorm.class, LayerTwins::norm);
    put(rules, Dropout.class, NoiseTwins::dropout);
    put(rules, VariationalDropout.class, NoiseTwins::variational);
  }

  private static Tensor map(Linear layer, Tensor x, AutogradCall call) {
    Tensor w = call.weight(layer.parameters().get(0));
    boolean biased = layer.parameters().size() > 1;
    return biased
        ? linear(x, w, new TensorOptional(call.weight(layer.parameters().get(1)).flatten()))
        : linear(x, w);
  }

  private static Tensor norm(LayerNorm layer, Tensor x, AutogradCall call) {
    TensorOptional gamma = new TensorOptional(call.named(layer).row("gamma"));
    TensorOptional beta = new TensorOptional(call.named(layer).row("beta"));
    return layer_norm(x, new long[] {layer.width()}, gamma, beta, LayerNorm.EPSILON, false);
  }

  private static void positions(Map<Class<?>, Rule<Layer>> rules) {
    put(
        rules,
        SinusoidalPositions.class,
        (layer, x, call) -> call.eachSentence(x, s -> s.add(PositionTwins.waves(s))));
    put(
        rules,
        LearnedPositions.class,
        (layer, x, call) -> {
          Tensor p = call.weight(layer.parameters().get(0));
          return call.eachSentence(x, s -> s.add(p.narrow(0, 0, s.size(0))));
        });
  }

  private static void madeOfLayers(Map<Class<?>, Rule<Layer>> rules) {
    put(rules, Residual.class, (layer, x, call) -> x.add(forward(layer.layer(), x, call)));
    put(rules, Stack.class, LayerTwins::stack);
    put(rules, Reversed.class, (layer, x, call) -> reversed(layer.layer(), x, call));
    put(
        rules,
        Bidirectional.class,
        (layer, x, call) ->
            cat(
                new TensorVector(
                    forward(layer.toRight(), x, call), reversed(layer.toLeft(), x, call)),
                1));
    put(
        rules,
        FeedForward.class,
        (layer, x, call) ->
            stack(Stack.of(layer.inner(), layer.activation(), layer.outer()), x, call));
  }

  private static Tensor stack(Stack layer, Tensor x, AutogradCall call) {
    Tensor output = x;
    for (Layer one : layer.layers()) {
      output = forward(one, output, call);
    }
    return output;
  }

  private static Tensor reversed(Layer layer, Tensor x, AutogradCall call) {
    Tensor mirrored = forward(layer, call.eachSentence(x, s -> s.flip(0)), call);
    return call.eachSentence(mirrored, s -> s.flip(0));
  }

  private static void attention(Map<Class<?>, Rule<Layer>> rules) {
    put(rules, SelfAttention.class, AttentionTwins::open);
    put(rules, CausalSelfAttention.class, AttentionTwins::causal);
    put(rules, TransformerBlock.class, AttentionTwins::block);
    put(
        rules,
        TransformerEncoder.class,
        (layer, x, call) -> {
          Tensor xb = stack(new Stack(layer.blocks()), x, call);
          return norm(layer.norm(), xb, call);
        });
  }
}
